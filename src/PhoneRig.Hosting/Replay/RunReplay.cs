using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Replays a recorded run: the same deciders fold over the recorded facts, without a clock and without hands, and what they decide is held against what is
/// recorded. The same rules give the same verdict; other rules tell where they first decide otherwise.
/// </summary>
/// <param name="recording">The run.</param>
/// <param name="rules">The rules.</param>
public sealed class RunReplay(Recording recording, ReplayRules rules)
{
    /// <summary>How far from its time a wake-up may be, by the clock: our guess; a machine that builds beside a bench was seen to take half a second.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    /// <summary>The same for a machine with far too much to do, which is allowed only where the usual does not do, and told: stopped for two seconds at a time, benches were seen to need three.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    /// <summary>Replays it.</summary>
    /// <param name="station">The only station that is wanted; null for all.</param>
    /// <exception cref="RecordingException">There is no such station, or what the run went by is not in the recording.</exception>
    /// <exception cref="Rigs.RigRefusedException">The rules have mistakes, or do not fit the rig.</exception>
    public ImmutableArray<StationReplay> Run(string? station = null)
    {
        var wanted = recording.Header.Stations.Where(one => station is null || one.Station == station).ToList();
        if (wanted.Count == 0)
        {
            throw new RecordingException($"run {recording.Header.Run} has no station \"{station}\": {NearestWord.Hint(station!, recording.Header.Stations.Select(one => one.Station))}");
        }

        using var files = new RecordedFiles(recording);
        var job = new RecordedJob(recording, files, rules);
        return [.. wanted.Select(one => Replay(one, job))];
    }

    private StationReplay Replay(RecordedStation station, RecordedJob job)
    {
        var usual = Replay(station, job, Slack(Usual));
        return !usual.Same && recording.Header.Speed is not null && Replay(station, job, Slack(Busy)) is { Same: true } busy ? busy with { Busy = Slack(Busy) } : usual;
    }

    /// <summary>In rig time. However slow the bench, and in virtual time, where nothing is late: a second, since what takes its turn takes time.</summary>
    private TimeSpan Slack(TimeSpan byTheClock) => TimeSpan.FromTicks(Math.Max(Usual.Ticks, (byTheClock * (recording.Header.Speed ?? 1)).Ticks));

    private StationReplay Replay(RecordedStation station, RecordedJob job, TimeSpan slack)
    {
        var timeline = recording.Entries[station.Station].Select(entry => entry.Entry).ToImmutableArray();
        var raw = ImmutableArray.CreateBuilder<RawAgreement>();
        var model = job.Plan.ModelOf(station.Station);
        if (recording.Members.TryGetValue(RecordingForm.Raw(station.Station, RawLines.Console), out var bytes))
        {
            (var agreement, timeline) = new ConsoleReplay(model.Console).Read(Encoding.UTF8.GetString(bytes.Span), timeline);
            raw.Add(agreement);
        }

        if (recording.Members.TryGetValue(RecordingForm.Capture, out var capture))
        {
            raw.Add(CaptureReplay.Read(capture, timeline, slack));
        }

        ImmutableArray<Entry> run = [.. ToItsEnd(timeline.Where(entry => entry.Sequence >= station.First))];
        var context = timeline.TakeWhile(entry => entry.Sequence < station.First).Aggregate(StationContext.Empty, (known, entry) => known.With(entry));
        var ended = run[^1].Fact is VerdictReached or ProcedureEnded;
        var (difference, same) = job.Procedure(station.Station) is { } procedure
            ? Fold(new ProcedureJob(procedure.Procedure, model, procedure.Wiring, context), OwnFacts.OfRun, run, slack, ended)
            : Fold(new PhoneRecovery(job.Recovery(station.Station), context), OwnFacts.OfRun, run, slack, ended);
        return new StationReplay
        {
            Station = station.Station,
            Decisions = same,
            Verdict = run[^1].Fact as VerdictReached,
            Difference = difference,
            Stages = Whole(timeline) ? Fold(new BootStages(model, job.Plan.Rig.Network), OwnFacts.OfStages, timeline, slack, ended: false).Difference : null,
            Interlocks = Whole(timeline)
                ? Fold(new Interlocks(new StationWiring(job.Plan.Rig.Stations[station.Station], model), job.Plan.Rig, station.Station), OwnFacts.OfInterlocks, timeline, slack, ended: false).Difference
                : null,
            Diagnoses = job.Procedure(station.Station) is null ? new DiagnosesSeen(job.Recovery(station.Station), slack).In(context, run) : [],
            Raw = raw.ToImmutable(),
        };
    }

    /// <summary>What a run's decider hears: up to its last word, which ends it.</summary>
    private static IEnumerable<Entry> ToItsEnd(IEnumerable<Entry> run)
    {
        foreach (var entry in run)
        {
            yield return entry;
            if (entry.Fact is VerdictReached or ProcedureEnded)
            {
                yield break;
            }
        }
    }

    /// <summary>Stages and interlocks fold from the moment on at which the rig was taken over, and over every entry.</summary>
    private bool Whole(ImmutableArray<Entry> timeline) => !recording.Header.Thinned && timeline[0].Fact is RigStarted;

    private static (ReplayDifference? Difference, int Same) Fold<TState>(
        IDecider<TState> decider, Func<Fact, bool> own, IReadOnlyList<Entry> timeline, TimeSpan slack, bool ended)
    {
        var replay = new DeciderReplay<TState>(decider, own, slack);
        return (replay.Run(timeline, ended), replay.Same);
    }
}
