using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Phone;

/// <summary>The ailments that a simulated phone can have.</summary>
public static class Ailments
{
    /// <summary>All of them, one at a time.</summary>
    public static ImmutableArray<Ailment> All { get; } =
        [.. KnownAilments.Well, .. KnownAilments.Loads, .. KnownAilments.Memory, .. KnownAilments.Keyboard, .. KnownAilments.Network, .. KnownAilments.Power];

    /// <summary>Two at once that can truly occur together. Where both set a number, the second one's counts.</summary>
    public static ImmutableArray<Ailment> Doubles { get; } =
    [
        Both("old-key-and-wiped", "old-key-loader", "wiped-brick"),
        Both("stuck-key-and-old-key", "stuck-key", "old-key-loader"),
        Both("wiped-and-alternate-server", "wiped-brick", "alternate-server"),
        Both("old-key-and-slow-format", "old-key-loader", "slow-format"),
        Both("boot-loop-and-mic-missing", "boot-loop", "mic-missing"),
        Both("old-key-says-and-mic-missing", "old-key-says", "mic-missing"),
        Both("old-key-and-shell-noise", "old-key-loader", "shell-noise"),
        Both("late-look-and-unsure-keys", "late-look", "unsure-keys"),
        Both("lost-settings-and-foreign-trust", "lost-settings", "foreign-trust"),
        Both("inline-power-and-old-key", "inline-power", "old-key-loader"),
        Both("newer-board-and-wiped", "newer-board", "wiped-brick"),
        Both("unsuited-load-and-wiped", "unsuited-load", "wiped-brick"),
    ];

    /// <summary>The names of all, single and double.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Concat(Doubles).Select(a => a.Name)];

    /// <summary>The ailment of that name, single or double.</summary>
    /// <exception cref="FormatException">There is none; the message names the nearest one.</exception>
    public static Ailment Find(string name) => All.Concat(Doubles).FirstOrDefault(a => a.Name == name)
        ?? throw new FormatException($"simulated phone: there is no ailment '{name}'; {NearestWord.Hint(name, Names)}");

    /// <summary>A profile with an ailment's differences on it.</summary>
    /// <exception cref="FormatException">There is no such ailment.</exception>
    public static PhoneProfile Profile(string name, PhoneProfile baseProfile) =>
        Find(name).Differences.Aggregate(baseProfile, (profile, d) => profile.With(d.Name, d.Text));

    /// <summary>The profile of a phone of a rig file: defaults, then its ailment, then the file's own numbers.</summary>
    /// <exception cref="FormatException">A name or value is wrong; the message says which, and what would be right.</exception>
    public static PhoneProfile Profile(SimulatedPhoneConfig config) =>
        config.Profile.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Aggregate(Profile(config.Ailment, new PhoneProfile()), (profile, p) => profile.With(p.Key, p.Value));

    private static Ailment Both(string name, string first, string second)
    {
        var (one, other) = (All.Single(a => a.Name == first), All.Single(a => a.Name == second));
        return new Ailment(name, $"{one.Title}. {other.Title}", $"{one.Fact}; {other.Fact}", [.. one.Differences, .. other.Differences])
        {
            Rows = [.. one.Rows.Union(other.Rows, StringComparer.Ordinal)],
        };
    }
}
