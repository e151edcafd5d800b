using System.Collections.Immutable;

namespace PhoneRig.Simulator.Phone;

/// <summary>The ailments as data: what is wrong, where the facts say so, the numbers that differ, and the rows of facts 7.2 that it shows.</summary>
internal static class KnownAilments
{
    /// <summary>Nothing that a bench with the right files does not mend by itself.</summary>
    public static readonly ImmutableArray<Ailment> Well =
    [
        new("healthy", "Nothing is wrong with it", "1.1"),
        new("healthy-older", "Nothing is wrong with it; its load is an older one that takes any", "1.1, 7.1", ("resident-load", "SCCP70.8-5-2S"), ("resident-keys", "dual")),
        new("healthy-old-key", "Nothing is wrong with its load, but that does not know the newer signing key", "7.1", ("resident-load", "SCCP70.8-2-1S"), ("resident-keys", "old")) { Rows = ["1"] },
        new("empty-flash", "Its flash was formatted: it asks for the default load by itself", "2.1", ("flash", "empty")),
        new("odd-case", "It asks for its default load in capitals, as its manufacturing record says", "3.1, 3.4, 7.2 row 4", ("flash", "empty"), ("default-load-name", "TERM70.default.loads")) { Rows = ["4"] },
        new("mic-missing", "The file system with its own certificate is missing", "2.1, 7.2 row 24", ("mic-missing", "true")) { Rows = ["24"] },
        new("rejected", "Its call manager does not know it: it registers for ever", "7.2 row 18", ("registration", "rejected")) { Rows = ["18"] },
        new("unprovisioned", "It has no configuration to register with", "7.2 row 18", ("registration", "unprovisioned")) { Rows = ["18"] },
    ];

    /// <summary>What its load and its keys' generation make of the files.</summary>
    public static readonly ImmutableArray<Ailment> Loads =
    [
        new("boot-loop", "It reboots for ever: it no longer finds its load, and asks nobody for one", "1.2, 1.3", ("flash", "crashing")),
        new("old-key-loader", "Its loader does not know the newer signing key, and stops silently after the default load", "7.1", ("flash", "empty"), ("resident-keys", "old")) { Rows = ["1"] },
        new("old-key-says", "Its loader does not know the newer signing key, and says so", "7.1, 7.2 row 2", ("flash", "empty"), ("resident-keys", "old"), ("wrong-key-says", "true")) { Rows = ["2"] },
        new("unsuited-load", "Loads from 9.0 on crash on its board: it fetches one whole, then reboots for ever", "7.2 row 11", ("flash", "empty"), ("crashes-from", "9-0-0"), ("crash-after", "4s")) { Rows = ["11"] },
        new("unsuited-load-again", "Loads from 9.0 on crash on its board: it fetches one whole, crashes, and fetches it again", "7.2 row 11", ("flash", "empty"), ("crashes-from", "9-0-0"), ("crash-after", "4s"), ("crash-drops-load", "true")) { Rows = ["11"] },
        new("newer-board", "Its board is newer than any load before 9.0: it rejects them", "7.2 row 25", ("flash", "empty"), ("needs-from", "9-0-0")) { Rows = ["25"] },
        new("lost-model", "Its manufacturing record is gone: it asks for termZZ.default.loads", "3.1, 7.2 row 23a", ("flash", "empty"), ("family", "ZZ")) { Rows = ["23a"] },
        new("odd-default-name", "Its manufacturing record names a default load that nobody has", "3.1, 11a", ("flash", "empty"), ("default-load-name", "load70sim.default.loads")),
    ];

    /// <summary>Its flash.</summary>
    public static readonly ImmutableArray<Ailment> Memory =
    [
        new("wiped-brick", "Wiped and dark: it fetches a whole set, but only a format makes it keep one", "1.3, 7.2 row 13", ("flash", "needs-format")) { Rows = ["13"] },
        new("wiped-red-then-green", "Wiped; its lamps are red for a minute after the soft code, then green", "1.3, 11, 7.2 row 13", ("flash", "needs-format"), ("soft-code-lamps", "red-then-green")) { Rows = ["13"] },
        new("wiped-no-colour", "Wiped; its lamps do not change after the soft code", "11, 7.2 row 13", ("flash", "needs-format"), ("soft-code-lamps", "unchanged")) { Rows = ["13"] },
        new("wiped-slow-start", "Wiped; dark for minutes before it starts", "1.4, 7.2 row 13", ("flash", "needs-format"), ("power-on-to-walk", "3.5m")) { Rows = ["13"] },
        new("inline-power", "Wiped on an inline-powered port: its loader does not download", "6, 7.2 row 13", ("flash", "empty"), ("inline-power", "true")) { Rows = ["13"] },
        new("dead-flash", "Its flash can be neither mounted nor formatted", "7.2 row 16", ("flash", "dead")) { Rows = ["16"] },
        new("unmountable-flash", "Its flash cannot be mounted, until it is formatted once more", "7.2 row 16", ("flash", "unmountable")) { Rows = ["16"] },
        new("slow-format", "It needs a format, which takes forty minutes, all dark", "1.4, 7.2 row 20", ("flash", "needs-format"), ("format", "40m")) { Rows = ["20"] },
    ];

    /// <summary>Its keyboard.</summary>
    public static readonly ImmutableArray<Ailment> Keyboard =
    [
        new("old-load", "A load before 6.0: no power-up code, **##**2 off hook instead", "2.4, 7.2 row 14", ("resident-load", "SCCP70.5-0-3S"), ("resident-keys", "old"), ("wrong-key-rule", "no-power-up-code"), ("off-hook-reset", "true")) { Rows = ["14"] },
        new("stuck-key", "A key never comes up, so that a held # is not seen", "7.2 row 14", ("flash", "crashing"), ("stuck-key", "5")) { Rows = ["14"] },
        new("late-look", "It looks at its keyboard only when the walk is three laps old", "0.3, 7.2 row 14", ("flash", "crashing"), ("keyboard-sample", "12s")) { Rows = ["14"] },
        new("dull-keys", "Its keys must be held for most of a second to be seen", "7.2 row 14, 12", ("flash", "crashing"), ("min-press", "600ms")) { Rows = ["14"] },
        new("unsure-keys", "It loses, doubles or mistakes a press now and then", "7.2 row 15, 11a", ("flash", "crashing"), ("key-missed", "0.04"), ("key-doubled", "0.1"), ("key-adjacent", "0.02")) { Rows = ["15"] },
    ];

    /// <summary>Its network settings and its plug.</summary>
    public static readonly ImmutableArray<Ailment> Network =
    [
        new("alternate-server", "An earlier owner set another TFTP server", "3.2", ("alternate-tftp", "192.0.2.1")),
        new("dead-link", "Wiped, and its network plug is dead: it never asks for an address", "7.2 row 8", ("flash", "empty"), ("link-dead", "true")) { Rows = ["8"] },
        new("slow-link", "Wiped, and its link takes five minutes to come up", "7.2 row 8", ("flash", "empty"), ("link-up-after", "5m")) { Rows = ["8"] },
        new("shell-noise", "Noise on its console's line opens the shell at each power-on", "7.2 row 9", ("shell-noise", "true")) { Rows = ["9"] },
        new("lost-settings", "Its network settings are lost: it waits in the shell, and does not use DHCP before it is told to", "5.4, 7.2 row 9", ("lost-settings", "true")) { Rows = ["9"] },
        new("foreign-trust", "It holds the trust list of an old cluster, and ignores every other configuration", "3.2, 7.2 row 19", ("foreign-trust", "true")) { Rows = ["19"] },
    ];

    /// <summary>Its power.</summary>
    public static readonly ImmutableArray<Ailment> Power =
    [
        new("inline-loop", "Its load asks for no power: on an inline-powered port it is cut every 15 to 30 seconds", "6, 7.2 row 12", ("resident-load", "SCCP70.6-0-3S"), ("resident-keys", "old"), ("inline-power", "true"), ("inline-cut", "true")) { Rows = ["12"] },
        new("failing-brick", "Its brick drops out whenever it writes its flash", "6, 11a", ("flash", "empty"), ("brick-drop", "1")),
    ];
}
