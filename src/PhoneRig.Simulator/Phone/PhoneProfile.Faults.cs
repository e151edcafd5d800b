using System.Net;

namespace PhoneRig.Simulator.Phone;

/// <summary>What can be wrong with a phone beside its flash and its keys' generation. The defaults are those of a phone with which nothing is.</summary>
public sealed partial record PhoneProfile
{
    /// <summary>A default-load name in the manufacturing record; empty: unusable, as is common, so that it asks for term70 or term71 (facts 3.1).</summary>
    public string DefaultLoadName { get; init; } = "";

    /// <summary>An alternate TFTP server that an earlier owner set (facts 3.2).</summary>
    public IPAddress? AlternateTftp { get; init; }

    /// <summary>A key that never comes up; empty: none.</summary>
    public string StuckKey { get; init; } = "";

    /// <summary>True: it also gets inline power, whatever its brick does (facts 6).</summary>
    public bool InlinePower { get; init; }

    /// <summary>True: the load it came with asks for no power, so that the switch port cuts it, again and again, until it runs another (facts 6, field notice FN-62072).</summary>
    public bool InlineCut { get; init; }

    /// <summary>The shortest time that such a port feeds it (facts 7.2 row 12).</summary>
    public TimeSpan InlineCutFrom { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time that such a port feeds it (facts 7.2 row 12).</summary>
    public TimeSpan InlineCutTo { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Probability that its brick drops out for half a second while an archive is written (facts 11a).</summary>
    public double BrickDrop { get; init; }

    /// <summary>Probability that a press is not seen (facts 11a).</summary>
    public double KeyMissed { get; init; }

    /// <summary>Probability that a press is seen twice (facts 11a).</summary>
    public double KeyDoubled { get; init; }

    /// <summary>Probability that a press is seen as one of the key beside it (facts 11a).</summary>
    public double KeyAdjacent { get; init; }

    /// <summary>True: its network plug is dead, so that it never asks for anything (facts 7.2 row 8).</summary>
    public bool LinkDead { get; init; }

    /// <summary>How long its link takes to come up in each boot (facts 7.2 row 8, "wait"; VLAN discovery in facts 1.4).</summary>
    public TimeSpan LinkUpAfter { get; init; }

    /// <summary>True: noise on its console's line at power-on counts as ENTER (facts 7.2 row 9).</summary>
    public bool ShellNoise { get; init; }

    /// <summary>True: its network settings are lost, neither DHCP nor addresses; it waits in the shell in each boot (facts 5.4, 7.2 row 9).</summary>
    public bool LostSettings { get; init; }

    /// <summary>The first release that crashes on its board, as "9-0-0"; empty: none does (facts 7.2 row 11).</summary>
    public string CrashesFrom { get; init; } = "";

    /// <summary>True: a load that crashes is thrown away and one fetched anew; false: it is started for ever (facts 7.2 row 11; which is so: L).</summary>
    public bool CrashDropsLoad { get; init; }

    /// <summary>The first release that its board takes, as "9-0-0"; empty: any (facts 7.2 row 25).</summary>
    public string NeedsFrom { get; init; } = "";

    /// <summary>True: it holds the trust lists of another cluster, and so asks for signed configurations only (facts 3.2, 7.2 row 19).</summary>
    public bool ForeignTrust { get; init; }

    /// <summary>What becomes of its registration where there is no call manager of its own.</summary>
    public Registration Registration { get; init; }

    /// <summary>True: the file system with its own certificate is missing (facts 2.1, 7.2 row 24).</summary>
    public bool MicMissing { get; init; }
}
