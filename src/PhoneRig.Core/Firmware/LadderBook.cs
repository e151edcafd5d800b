using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Which release can load which: the file rig-config/ladders.yaml.</summary>
public sealed record LadderBook
{
    // Each step of a recovery asks for it.
    private ImmutableArray<string> order;

    /// <summary>None.</summary>
    public static LadderBook Empty { get; } = new() { Rungs = ImmutableDictionary<string, Rung>.Empty };

    /// <summary>The rungs by name: "old", "dual-key", "new". Playbooks and remedies name a firmware set by its rung.</summary>
    public required ImmutableDictionary<string, Rung> Rungs
    {
        get;
        init => (field, order) = (value, default);
    }

    /// <summary>Signers of known generations, by a part of their name in the envelope: a hint beside the release.</summary>
    public ImmutableDictionary<string, LoadGeneration> Signers { get; init; } = ImmutableDictionary<string, LoadGeneration>.Empty;

    /// <summary>What a plan tells without planning by it.</summary>
    public ImmutableArray<LadderNote> Notes { get; init; } = [];

    /// <summary>The names of the rungs, oldest first.</summary>
    public ImmutableArray<string> InOrder() => order.IsDefault ? order =
        [.. Rungs.OrderBy(rung => rung.Value.First() ?? default).ThenBy(rung => rung.Key, StringComparer.Ordinal).Select(rung => rung.Key)] : order;

    /// <summary>The rung of a release: the last one that begins at or before it; null where there is none.</summary>
    public string? RungOf(LoadVersion release) =>
        InOrder().LastOrDefault(name => Rungs[name].First() is not { } first || first <= release.Release);

    /// <summary>The rung of a load by the release in its name, such as "SCCP70.8-5-2S"; null where none has it, or the name tells no release.</summary>
    public string? RungOf(string load) => LoadVersion.TryParse(load, out var release) ? RungOf(release) : null;

    /// <summary>The rungs whose releases know the keys of a generation, oldest first.</summary>
    public ImmutableArray<string> RungsOf(LoadGeneration generation) => [.. InOrder().Where(name => Rungs[name].Generation == generation)];

    /// <summary>The generation that a signer points to; null where it is not known.</summary>
    public LoadGeneration? GenerationOf(string? signer)
    {
        foreach (var (part, generation) in Signers.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            if (signer?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false)
            {
                return generation;
            }
        }

        return null;
    }

    /// <summary>Whether a phone that runs one rung takes a load of another.</summary>
    /// <exception cref="KeyNotFoundException">There is no such rung to take.</exception>
    public bool Takes(string loader, string load) => Rungs[load].LoadedBy.Contains(loader);

    /// <summary>What a person has to get for a rung: "8.3(3) to 8.5(2), package cmterm-7970_7971-sccp.8-5-2".</summary>
    /// <exception cref="KeyNotFoundException">There is no such rung.</exception>
    public string PackagesFor(string rung) => $"{Rungs[rung].Releases()}, package {Rungs[rung].Package}";

    /// <summary>What a person has to get for several rungs, in order.</summary>
    /// <exception cref="KeyNotFoundException">There is no such rung.</exception>
    public string PackagesFor(IEnumerable<string> rungs) => string.Join("; then ", rungs.Select(PackagesFor));
}
