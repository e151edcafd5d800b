using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>How a rig's campaign stands by its journal, whoever owns the rig.</summary>
public static class CampaignJournal
{
    /// <summary>The account of the last campaign; null where there was none.</summary>
    /// <param name="state">Where the rig keeps its journal.</param>
    /// <param name="rig">The rig, for what its parts are rated for.</param>
    /// <exception cref="HardwareFaultException">The journal cannot be read.</exception>
    public static CampaignAccount? Account(RigState state, RigConfig rig)
    {
        using var journal = JournalReader.Open(state.Journal);
        var account = CampaignAccount.Of(CampaignRecord.Read(journal).State);
        return account is null || journal is null ? account : account with
        {
            Wear =
            [
                .. account.Stations.Where(station => rig.Stations.ContainsKey(station.Station))
                    .Select(station => StationWear.Of(station.Station, rig.Stations[station.Station], journal.RelayOpenings(station.Station), journal.KeyStrokes(station.Station))),
            ],
        };
    }
}
