using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>The runs of a campaign: begins and stops them, hears what their stations tell meanwhile, and books how they end. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="runs">Begins runs of any kind.</param>
/// <param name="book">The diagnoses.</param>
/// <param name="state">Where the campaign is.</param>
/// <param name="context">What is known of a station.</param>
/// <param name="phoneAt">The hardware address that the rig takes for that of a station's phone now; null: none yet.</param>
/// <param name="tell">Takes facts of the campaign.</param>
internal sealed class VisitDesk(
    IEventLoop loop, RunDesk runs, DiagnosisBook book, Func<CampaignState> state, Func<string, StationContext> context, Func<string, string?> phoneAt, Action<Fact> tell)
{
    private readonly VisitVerdicts verdicts = new(book);
    private readonly ExchangeWatch exchanges = new();
    private readonly Dictionary<string, RewriteWatch> rewriting = new(StringComparer.Ordinal);
    private readonly HashSet<string> stopped = new(StringComparer.Ordinal);
    private bool closing;

    /// <summary>Begins the run of a phone.</summary>
    public void Begin(LiveStation station, string phone, VisitPlan plan, int? rewrites)
    {
        rewriting[station.Name] = new RewriteWatch(plan.Recovery, station.Context);
        string? id = null;
        verdicts.Begin(station.Name);
        exchanges.Begin(station.Name);
        var sink = new VisitSink(
            run =>
            {
                id = run;
                tell(new VisitBegan(station.Name, phone, run));
            },
            summary => End(station.Name, id, summary));
        runs.Recover([(station.Name, plan.Recovery)], wait: null, new Reply(plan.Keep(sink), loop), rewrites);
    }

    /// <summary>Stops a run, once.</summary>
    public void Stop(LiveStation station, string run, string why)
    {
        if (stopped.Add(run))
        {
            station.Append(new StopRequested($"{CampaignDesk.Name}: {why}"));
        }
    }

    /// <summary>Books how a run ended: on its phone, where it says something of it and it is known whose it is.</summary>
    public void Book(VisitEnded ended)
    {
        if (ended is { Owner: VerdictOwner.Phone } && WhyDoubtful(ended) is { } why)
        {
            tell(new PhoneDoubted(ended.Station, why));
        }

        // What a phone did not do in the time that a pulled plug took is not the phone's.
        var interrupted = ended is { Owner: VerdictOwner.Phone } && exchanges.WasInterrupted(ended.Station);
        tell(verdicts.Of(interrupted ? ended with { Owner = VerdictOwner.Rig } : ended, state(), closing));
    }

    /// <summary>Takes a fact of the campaign.</summary>
    public void Take(Fact fact) => verdicts.Take(fact);

    /// <summary>Takes an entry of a station.</summary>
    public void Heed(string name, Entry entry)
    {
        verdicts.Heed(name, entry.Fact, atRun: state().Stations.GetValueOrDefault(name)?.Stand?.Visit is not null);
        if (!state().Stations.TryGetValue(name, out var station))
        {
            return;
        }

        var second = exchanges.Heed(name, entry.Fact, station.Stand?.Heard, phoneAt(name));
        if (station.Stand is { Phone: not null, Visit: { } visit } stand)
        {
            if (stand.Heard is null && PhoneSwaps.MacOf(entry.Fact) is { } mac)
            {
                loop.Post(() => Hear(name, visit.Run, mac));
            }
            else if (stand.Heard is not null && second is not null)
            {
                loop.Schedule(loop.Uptime + ExchangeWatch.Settles, () => Hear(name, visit.Run, second));
            }
        }

        if (station.Stand?.Visit is { BrokenOff: false, Run: var run } && rewriting.TryGetValue(name, out var watch) && watch.Take(entry, context(name)))
        {
            loop.Post(() => tell(new LoadRewritten(name, run)));
        }
    }

    /// <summary>The rig is shut down: what ends from now on was ended by that.</summary>
    public void Close() => closing = true;

    /// <summary>Why it is not sure whose a verdict is, as a phrase; null where nothing is against it.</summary>
    private string? WhyDoubtful(VisitEnded ended)
    {
        var label = state().Stations[ended.Station].Stand?.Label;
        return exchanges.IsDoubtful(ended.Station) ? "its phone lost its power in the middle of it, as by a pulled plug, and none was heard since"
            : ended.Verdict != Verdict.Recovered && exchanges.IsNotTheLabelled(ended.Station, label) ? $"its label says {label}, and another was heard there only after the power had been off: what was seen before may be either's"
            : null;
    }

    private void End(string station, string? run, StationSummary? summary)
    {
        if (run is not null && summary is not null)
        {
            Book(new VisitEnded(station, run, summary.Verdict, summary.Owner, summary.Diagnosis, summary.Load, Mac: null, summary.Elapsed, summary.Lacks));
        }
    }

    private void Hear(string name, string run, string mac)
    {
        if (!closing && state().Stations[name].Stand is { Phone: not null, Visit: { } visit } stand && visit.Run == run && stand.Heard != mac)
        {
            tell(new PhoneHeard(name, mac));
        }
    }
}
