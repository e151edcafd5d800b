using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>What the codes that a procedure types do to a phone's flash.</summary>
/// <param name="model">The phone, which knows the codes.</param>
internal sealed class CodeEffects(PhoneModel model)
{
    private readonly KnownCodes codes = new(model);

    /// <summary>Whether it formats the flash.</summary>
    public bool Formats(Procedure procedure) => Of(procedure).Contains(true);

    /// <summary>Whether it erases settings, and formats nothing.</summary>
    public bool Erases(Procedure procedure) => Of(procedure) is { Count: > 0 } effects && !effects.Contains(true);

    private List<bool> Of(Procedure procedure)
    {
        var effects = new List<bool>();
        var typed = "";
        foreach (var key in procedure.Steps.SelectMany(step => step.Type ?? step.Press ?? ""))
        {
            typed = KnownCodes.Add(typed, key.ToString());
            if (codes.WholeAt(typed) is { } formats)
            {
                effects.Add(formats);
            }
        }

        return effects;
    }
}
