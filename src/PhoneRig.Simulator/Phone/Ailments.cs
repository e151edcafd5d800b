using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Phone;

/// <summary>The ailments that a simulated phone can have.</summary>
public static class Ailments
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Ailment> All { get; } =
    [
        new("healthy", "Nothing is wrong with it", "1.1"),
        new("boot-loop", "It reboots for ever: it no longer finds its load, and asks nobody for one", "1.2, 1.3", ("flash", "crashing")),
        new("empty-flash", "Its flash was formatted: it asks for the default load by itself", "2.1", ("flash", "empty")),
        new("wiped-brick", "Wiped and dark: it fetches a whole set, but only a format makes it keep one", "1.3, 7.2 row 13", ("flash", "needs-format")),
        new("old-key-loader", "Its loader does not know the newer signing key, and stops silently after the default load", "7.1", ("flash", "empty"), ("resident-keys", "old")),
        new("old-load", "A load before 6.0: no power-up code, **##**2 off hook instead", "2.4, 7.2 row 14", ("resident-load", "SCCP70.5-0-3S"), ("resident-keys", "old"), ("wrong-key-rule", "no-power-up-code"), ("off-hook-reset", "true")),
        new("dead-flash", "Its flash can be neither mounted nor formatted", "7.2 row 16", ("flash", "dead")),
        new("stuck-key", "A key never comes up, so that a held # is not seen", "7.2 row 14", ("flash", "crashing"), ("stuck-key", "5")),
        new("inline-power", "Wiped on an inline-powered port: its loader does not download", "6, 7.2 row 13", ("flash", "empty"), ("inline-power", "true")),
        new("lost-model", "Its manufacturing record is gone: it asks for termZZ.default.loads", "3.1, 7.2 row 23a", ("flash", "empty"), ("family", "ZZ")),
        new("alternate-server", "An earlier owner set another TFTP server", "3.2", ("alternate-tftp", "192.0.2.1")),
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(a => a.Name)];

    /// <summary>The ailment of that name.</summary>
    /// <exception cref="FormatException">There is none; the message names the nearest one.</exception>
    public static Ailment Find(string name) => All.FirstOrDefault(a => a.Name == name)
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
}
