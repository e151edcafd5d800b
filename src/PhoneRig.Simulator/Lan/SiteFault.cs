using System.Collections.Immutable;

namespace PhoneRig.Simulator.Lan;

/// <summary>What is wrong with a simulated site, as data: how its servers and its segment differ from good ones.</summary>
/// <param name="Name">Its kebab-case name.</param>
/// <param name="Title">What a person would say is wrong.</param>
/// <param name="Fact">Section of the phone facts.</param>
/// <param name="Services">What must be the site's for it to show.</param>
/// <param name="Rows">The rows of the table of known failures that it shows (facts 7.2).</param>
public sealed record SiteFault(string Name, string Title, string Fact, SiteServices Services, params ImmutableArray<string> Rows)
{
    /// <summary>What happened to the files on their way to the server.</summary>
    public Func<ImmutableDictionary<string, ImmutableArray<byte>>, ImmutableDictionary<string, ImmutableArray<byte>>> Files { get; init; } = files => files;

    /// <summary>True: a file that is not there is met with silence instead of error 1 (facts 3.2).</summary>
    public bool SilentOnMissing { get; init; }

    /// <summary>Where a transfer stops, each time; null: nowhere.</summary>
    public TransferStop? Stop { get; init; }

    /// <summary>True: no DISCOVER is answered.</summary>
    public bool NoLeases { get; init; }

    /// <summary>True: replies name no TFTP server, neither by option 150 nor by 66 nor by siaddr (facts 8).</summary>
    public bool NamesNoServer { get; init; }

    /// <summary>True: the TFTP server is in another subnet, and replies name no router (option 3).</summary>
    public bool NoGateway { get; init; }

    /// <summary>True: the phones' ports are in another VLAN, so that nothing passes, either way.</summary>
    public bool CutOff { get; init; }

    /// <summary>True: a second DHCP server answers beside the rig's own, and names itself as TFTP server, which it is not (facts 8).</summary>
    public bool Rival { get; init; }

    /// <summary>True: a phone of an older load stands on the segment and gives its images to others (facts 3.2), and the site's configuration names no load.</summary>
    public bool Peer { get; init; }
}
