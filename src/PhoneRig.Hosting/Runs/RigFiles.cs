using System.Net;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Runs;

/// <summary>The files that a rig's TFTP serves: its firmware sets, and a configuration for each phone.</summary>
internal static class RigFiles
{
    /// <summary>The files of a rig; every station gets the goal at first.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="stationOf">The station of a client, by <see cref="Stations.Attribution"/>; called on the servers' loop.</param>
    public static StationFiles Of(RigPlan plan, Func<IPAddress, string?> stationOf)
    {
        var network = plan.Rig.Network;
        return new StationFiles(
            plan.Firmware.All.Select(set => KeyValuePair.Create(set.Key, set.Value.Files.Select(file => new TftpFile(file.Key, file.Value)))),
            Attempt.Goal,
            plan.Rig.Stations.Select(station => new StationPhone(station.Key, station.Value.Mac, LoadOf(plan, station.Key))),
            plan.Folder.Templates() is { Value: { } templates } ? templates : throw new RigRefusedException(plan.Folder.Templates().Problems, null),
            new CallManager(network.CallManager ?? network.Address.Split('/')[0]),
            stationOf,
            plan.Firmware.All.ToDictionary(set => set.Key, set => set.Value.LoadId, StringComparer.Ordinal));
    }

    private static PhoneLoad LoadOf(RigPlan plan, string station)
    {
        var model = plan.ModelOf(station);
        return new PhoneLoad(model.LoadInformation, model.Title, plan.Firmware.Goal.LoadId);
    }
}
