using System.Collections.Immutable;
using System.Text;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Lan;

/// <summary>What a simulated site's TFTP server holds: a made-up set, and the configuration for every phone (facts 3.1, 4).</summary>
internal static class SiteFiles
{
    /// <summary>The configuration for phones that have none of their own.</summary>
    public const string Configuration = "XMLDefault.cnf.xml";

    /// <summary>A site's files, in the state that its fault brings them to.</summary>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Of(SyntheticFirmwareRequest firmware, SiteFault fault) =>
        fault.Files(SyntheticFirmware.Make(firmware).SetItem(Configuration, Write(fault.Peer ? null : SyntheticFirmware.LoadName(firmware))));

    /// <summary>The shape of facts 4, with comments as an administrator leaves them: more than one block of 512 bytes, as real ones are.</summary>
    private static ImmutableArray<byte> Write(string? load)
    {
        var loads = load is null ? "" : $"""
              <loadInformation30006 model="Cisco 7970">{load}</loadInformation30006>
              <loadInformation119 model="Cisco 7971">{load}</loadInformation119>

            """;
        return
        [
            .. Encoding.ASCII.GetBytes($"""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- The configuration of a simulated site, made up by PhoneRig. Phones that have no file of their own, named for
                     their hardware address, take this one. A load that is named here is fetched by every phone of its model
                     that runs another; where none is named, a phone keeps the load that it has.
                     Ask the site's administrator before anything here is changed. -->
                <Default>
                  <callManagerGroup><members><member priority="0"><callManager>
                    <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>
                    <processNodeName>callmanager.site.example</processNodeName>
                  </callManager></member></members></callManagerGroup>
                {loads}</Default>

                """),
        ];
    }
}
