using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Lan;

/// <summary>The faults that a simulated site can have.</summary>
public static class SiteFaults
{
    private const string DefaultLoads = "term70.default.loads";

    /// <summary>All of them; the first is none.</summary>
    public static ImmutableArray<SiteFault> All { get; } =
    [
        new("none", "Good servers", "8", SiteServices.None),
        new("letter-case", "The TFTP server tells upper from lower case, and the files are stored in capitals", "3.4, 7.2 row 4", SiteServices.Tftp, "4")
        {
            Files = files => files.ToImmutableDictionary(file => Configures(file.Key) ? file.Key : file.Key.ToUpperInvariant(), file => file.Value),
        },
        new("renamed-file", "The default load is another file that was given its name", "0.7, 7.2 row 5", SiteServices.Tftp, "5")
        {
            Files = files => files.Rename("term71.default.loads", DefaultLoads),
        },
        new("corrupt-archive", "One archive is damaged, so that it never authenticates", "4, 7.2 rows 2 and 6", SiteServices.Tftp, "2", "6")
        {
            Files = files => files.Corrupt(NameOf(files, "cnu70")),
        },
        new("unreadable-archive", "One archive cannot be read to its end, so that its transfer stops at the same block each time", "7.2 row 6", SiteServices.Tftp, "6")
        {
            Stop = new TransferStop("cnu70", Block: 3),
        },
        new("truncated-archive", "One archive is cut short", "11a, 7.2 rows 2 and 6", SiteServices.Tftp, "2", "6")
        {
            Files = files => files.Truncate(NameOf(files, "apps70"), length: 1200),
        },
        new("corrupt-default-load", "The default load is damaged, so that it never authenticates", "4, 7.2 row 2", SiteServices.Tftp, "2")
        {
            Files = files => files.Corrupt(DefaultLoads),
        },
        new("no-server-option", "Leases name no TFTP server: neither option 150 nor 66 nor siaddr", "7.2 row 7", SiteServices.Dhcp, "7") { NamesNoServer = true },
        new("no-dhcp", "The DHCP server answers nobody", "7.2 rows 7 and 8", SiteServices.Dhcp, "7", "8") { NoLeases = true },
        new("wrong-vlan", "The phones' ports are in another VLAN: nothing passes", "7.2 row 8", SiteServices.None, "8") { CutOff = true },
        new("silent-tftp", "The TFTP server is silent where a file is not there, instead of saying so", "3.2, 7.2 row 10", SiteServices.Tftp, "10") { SilentOnMissing = true },
        new("stuck-configuration", "The configuration is begun and never sent to its end, so that the phone stays at its logo", "7.2 row 17", SiteServices.Tftp, "17")
        {
            Stop = new TransferStop(SiteFiles.Configuration, Block: 2),
        },
        new("no-gateway", "The TFTP server is in another subnet, and leases name no router", "7.2 row 21", SiteServices.Dhcp | SiteServices.Tftp, "21") { NoGateway = true },
        new("rival-dhcp", "A second DHCP server that nobody knew of answers beside the rig's", "8", SiteServices.None) { Rival = true },
        new("peer-images", "A phone of an older load on the segment gives its images to others", "3.2, 7.2 row 22", SiteServices.Tftp, "22") { Peer = true },
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(fault => fault.Name)];

    /// <summary>The fault of that name.</summary>
    /// <exception cref="FormatException">There is none; the message names the nearest one.</exception>
    public static SiteFault Find(string name) => All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new FormatException($"simulated site: there is no fault '{name}'; {NearestWord.Hint(name, Names)}");

    private static bool Configures(string file) => file.EndsWith(".xml", StringComparison.Ordinal);

    private static string NameOf(ImmutableDictionary<string, ImmutableArray<byte>> files, string prefix) =>
        files.Keys.Single(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
