using System.Collections.Immutable;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Replay;

/// <summary>What diagnoses a plan's rules see along a whole recorded run, also where the engine would have gone another way by them: evidence only.</summary>
/// <param name="plan">The rules.</param>
/// <param name="slack">How late wake-ups may be.</param>
internal sealed class DiagnosesSeen(RecoveryPlan plan, TimeSpan slack)
{
    /// <summary>Those of the recording and of the rules, in order.</summary>
    /// <param name="context">What was known before the run.</param>
    /// <param name="run">The run's entries, to its end.</param>
    public ImmutableArray<ReplayedDiagnosis> In(StationContext context, IReadOnlyList<Entry> run)
    {
        var seen = Fold(context, run);
        var told = ImmutableArray.CreateBuilder<ReplayedDiagnosis>();
        foreach (var entry in run)
        {
            if (entry.Fact is Diagnosed recorded)
            {
                var match = seen.FindIndex(one => one.Fact.Diagnosis == recorded.Diagnosis && (one.At - entry.Uptime).Duration() <= slack);
                told.Add(new(entry.Uptime, recorded.Diagnosis, recorded.Cause, Recorded: true, Replayed: match >= 0));
                if (match >= 0)
                {
                    seen.RemoveAt(match);
                }
            }
        }

        told.AddRange(seen.Select(one => new ReplayedDiagnosis(one.At, one.Fact.Diagnosis, one.Fact.Cause, Recorded: false, Replayed: true)));
        return [.. told.OrderBy(one => one.At)];
    }

    private List<(TimeSpan At, Diagnosed Fact)> Fold(StationContext context, IReadOnlyList<Entry> run)
    {
        var loop = new ReplayLoop();
        var seen = new List<(TimeSpan At, Diagnosed Fact)>();
        var host = new DeciderHost<(StationContext Context, DiagnosisState? Diagnoses)>(
            new DiagnosisReader(plan, context), loop, fact => seen.Add((loop.Uptime, (Diagnosed)fact)), _ => { }, woken => woken.Feed(Input.Tick(loop.Uptime)));
        foreach (var entry in run)
        {
            while (loop.Due is { } due && due <= entry.Uptime)
            {
                loop.Wake(due);
            }

            loop.PassTo(entry.Uptime);
            host.Feed(Input.Of(entry));
        }

        return seen;
    }
}
