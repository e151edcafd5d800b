using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Which procedures format a phone's flash: those that type a code of any phone model here that does.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class FormattingProcedures(ConfigFolder folder)
{
    private readonly Lazy<CodeEffects[]> models = new(() => [.. folder.Names(ConfigKind.Phones).Select(name => folder.Phone(name).Value).OfType<Phones.PhoneModel>().Select(model => new CodeEffects(model))]);

    /// <summary>Whether a procedure formats; one that cannot be read is told of in its own file.</summary>
    public bool Formats(string procedure) => folder.Procedure(procedure).Value is { } found && models.Value.Any(codes => codes.Formats(found));
}
