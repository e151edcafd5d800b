using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Campaigns.Planning;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>How long a campaign's steps take at a rig: what its journal has measured, else what is typical of its phone.</summary>
public static class CampaignTimes
{
    /// <summary>The playbook whose patience typical times reckon with: the one that a campaign goes by where nobody says.</summary>
    private const string UsualPlaybook = "recover";

    /// <summary>Reads them.</summary>
    /// <param name="state">Where the rig keeps its journal; a rig may be writing it.</param>
    /// <param name="rig">The rig.</param>
    /// <param name="folder">Where phone models and playbooks are.</param>
    /// <param name="keyless">Whether stations without keys take part.</param>
    /// <returns>The times, or what is wrong with the files that they are read from.</returns>
    /// <exception cref="HardwareFaultException">The journal cannot be read.</exception>
    public static ConfigResult<PlanTimes> Of(RigState state, RigConfig rig, ConfigFolder folder, bool keyless)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rig);
        ArgumentNullException.ThrowIfNull(folder);
        using var journal = JournalReader.Open(state.Journal);
        if (journal is not null && MeasuredTimes.Of(journal.Entries(Campaign.Timeline, since: 0).Select(entry => entry.Entry)) is { } measured)
        {
            return new(measured, []);
        }

        var model = folder.Phone(rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal).First().Value.Phone);
        var playbook = folder.Playbook(UsualPlaybook);
        return model.Value is { } phone && playbook.Value is { } usual
            ? new(TypicalTimes.Of(phone, usual.Patience, CampaignPlanner.UsualBudget, keyless), [])
            : new(null, [.. model.Problems.Concat(playbook.Problems)]);
    }
}
