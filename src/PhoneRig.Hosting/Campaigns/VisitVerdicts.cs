using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Supplies;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What the end of a visit's run says of its phone, by what its station has told besides. Lives on the rig's loop.</summary>
/// <param name="book">The diagnoses.</param>
internal sealed class VisitVerdicts(DiagnosisBook book)
{
    private readonly HashSet<string> powerless = new(StringComparer.Ordinal);
    private readonly HashSet<string> blind = new(StringComparer.Ordinal);

    /// <summary>A run begins at a station.</summary>
    public void Begin(string station) => powerless.Remove(station);

    /// <summary>Takes a fact of the campaign.</summary>
    public void Take(Fact fact)
    {
        if (fact is StationTested { Passed: true, Station: var sound })
        {
            blind.Remove(sound);
        }
    }

    /// <summary>Takes a fact of a station.</summary>
    /// <param name="station">The station.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="atRun">Whether a run of the campaign is under way there.</param>
    public void Heed(string station, Fact fact, bool atRun)
    {
        switch (fact)
        {
            case RigFault { Part: var part } when part.StartsWith(WalkCheck.Part, StringComparison.Ordinal):
                blind.Add(station);
                break;
            case StopRequested { By: UpsDesk.Name } when atRun:
                powerless.Add(station);
                break;
        }
    }

    /// <summary>A run that the rig's own shutdown stopped, or its supply's low battery, has no verdict on its phone.</summary>
    /// <param name="ended">How it ended.</param>
    /// <param name="state">The campaign.</param>
    /// <param name="closing">Whether the rig is shut down.</param>
    public CampaignFact Of(VisitEnded ended, CampaignState state, bool closing)
    {
        var stand = state.Stations[ended.Station].Stand;
        var ordered = state.Ended || ended.Took >= stand?.Visit?.Budget || stand?.Phone is null;
        var why = powerless.Remove(ended.Station) ? "the battery of the UPS was low" : closing || stand?.Visit?.BrokenOff == true ? "the rig was shut down" : null;
        return ended.Verdict == Verdict.Stopped && !ordered && why is not null
            ? new VisitBroken(ended.Station, ended.Run, Orderly: true, why)
            : Judged(ended) with { Hands = ended.Diagnosis is { } diagnosis && book.Diagnoses.GetValueOrDefault(diagnosis)?.Hands == true ? true : null };
    }

    /// <summary>What a phone is called by lamps of which one is not seen is the station's word: a walk with a hole in it looks like many.</summary>
    private VisitEnded Judged(VisitEnded ended) =>
        ended is { Owner: VerdictOwner.Phone } && blind.Contains(ended.Station) ? ended with { Owner = VerdictOwner.Rig } : ended;
}
