using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Runs;

/// <summary>The files that a rig's TFTP serves on a segment: its firmware sets, and a configuration for each phone there.</summary>
internal static class RigFiles
{
    /// <summary>The files of a segment; every station gets the goal at first.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="segment">The segment: its own address is the call manager, and no other segment's phones are known there.</param>
    /// <param name="stationOf">The station of a client, by <see cref="Core.Attribution.AttributionRules"/>; called on the servers' loop.</param>
    public static StationFiles Of(RigPlan plan, Segment segment, Func<IPAddress, string?> stationOf)
    {
        var network = segment.Network;
        return new StationFiles(
            plan.Firmware.All.Select(set => KeyValuePair.Create(set.Key, set.Value.Files.Select(file => new TftpFile(file.Key, file.Value)))),
            Attempt.Goal,
            segment.Stations.Select(station => new StationPhone(station, plan.Rig.Stations[station].Mac, LoadOf(plan, station))),
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
