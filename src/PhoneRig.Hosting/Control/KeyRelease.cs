using System.Collections.Immutable;

namespace PhoneRig.Hosting.Control;

/// <summary>What came of letting every key of a station go.</summary>
/// <param name="Station">The station.</param>
/// <param name="HasFingers">False where the rig presses no key there, so that there was nothing to let go.</param>
/// <param name="Fault">What went wrong; null where every key is up.</param>
public sealed record KeyRelease(string Station, bool HasFingers, string? Fault)
{
    /// <summary>The end of an answer that tells of all: a fault names its station, and what became of the others.</summary>
    public static ControlEnd End(IEnumerable<KeyRelease> releases)
    {
        var all = releases.OrderBy(release => release.Station, StringComparer.Ordinal).ToImmutableArray();
        var failed = all.Where(release => release.Fault is not null).ToList();
        var words = new[]
        {
            failed.Count == 0 ? null : $"keys may still be down: {string.Join("; ", failed.Select(release => $"{release.Station}, {release.Fault}"))}",
            Named("every key let go", all.Where(release => release is { HasFingers: true, Fault: null })),
            Named("no fingers", all.Where(release => release is { HasFingers: false, Fault: null })),
            "relays were left as they are",
            failed.Count == 0 ? null : "to be sure of a key, cut the actuators' own supply",
        };
        return new ControlEnd(failed.Count == 0 ? ControlOutcome.Done : ControlOutcome.RigFault, string.Join("; ", words.Where(part => part is not null)), null, []);
    }

    private static string? Named(string what, IEnumerable<KeyRelease> releases) =>
        string.Join(", ", releases.Select(release => release.Station)) is { Length: > 0 } names ? $"{what}: {names}" : null;
}
