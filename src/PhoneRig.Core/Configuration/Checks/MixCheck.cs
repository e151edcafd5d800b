namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Ailments that there are, drawn now and then.</summary>
/// <param name="known">The ailments that there are.</param>
internal sealed class MixCheck(IReadOnlyCollection<string> known) : ICheck<MixConfig>
{
    /// <summary>More is no proportion that anybody means.</summary>
    private const int Most = 1_000_000;

    public void Check(ReadFile<MixConfig> file)
    {
        foreach (var name in file.Root.Keys("ailments").Where(name => !known.Contains(name)))
        {
            file.AtKey($"there is no ailment \"{name}\"; {NearestWord.Hint(name, known)}", "ailments", name);
        }

        foreach (var (name, weight) in file.Value.Ailments ?? [])
        {
            if (weight is < 0 or > Most)
            {
                file.At($"{weight} is no proportion: 0 to {Most}", "ailments", name);
            }
        }

        if (file.Value.Ailments is { } all && all.Values.All(weight => weight == 0))
        {
            file.AtKey("no ailment is ever drawn: give one of them 1", "ailments");
        }
    }
}
