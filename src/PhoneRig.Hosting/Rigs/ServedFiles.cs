using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Rigs;

/// <summary>What a rig serves, and how a station's phone is switched to another firmware set. Both are used on the network's loop only.</summary>
/// <param name="Table">The files.</param>
/// <param name="Serve">Serves a set, by its name, to a station's phone from its next <c>*.loads</c> request on; the set's load, or null where there is no such set.</param>
internal sealed record ServedFiles(ITftpFiles Table, Func<string, string, string?> Serve)
{
    /// <summary>One set for every phone, with the configurations that name it.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="phones">The phone of each station.</param>
    /// <param name="firmware">The set.</param>
    public static ServedFiles Of(RigConfig rig, IReadOnlyDictionary<string, PhoneModel> phones, FirmwareSet firmware)
    {
        var files = new TftpFileTable(firmware.Files.Select(file => new TftpFile(file.Key, file.Value)));
        var callManager = new CallManager(rig.Network.CallManager ?? rig.Network.Address.Split('/')[0]);
        files.Put(ConfigurationFiles.Default(
            callManager,
            phones.OrderBy(phone => phone.Key, StringComparer.Ordinal).Select(phone => phone.Value).DistinctBy(model => model.LoadInformation)
                .Select(model => new PhoneLoad(model.LoadInformation, model.Title, firmware.LoadId))));
        foreach (var mac in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal).Select(station => station.Value.Mac).OfType<string>())
        {
            files.Put(ConfigurationFiles.Device(mac, callManager, firmware.LoadId));
        }

        return new ServedFiles(files, (_, set) => set == Attempt.Goal ? firmware.LoadId : null);
    }
}
