using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Reads from a timeline which remedies were begun, and for which diagnoses.</summary>
internal static class ActReader
{
    /// <summary>The remedies begun, in order; attempts that are made whatever stands are none.</summary>
    /// <param name="entries">The station's entries.</param>
    /// <param name="plan">What the station went by.</param>
    public static ImmutableArray<Act> Of(IEnumerable<Entry> entries, RecoveryPlan plan)
    {
        var attempts = plan.UsableAttempts;
        var made = new HashSet<int>();
        var met = new List<string>();
        var acts = ImmutableArray.CreateBuilder<Act>();
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case Diagnosed diagnosed:
                    met.Remove(diagnosed.Diagnosis);
                    met.Add(diagnosed.Diagnosis);
                    break;
                case AttemptStarted started:
                    int[] candidates = [.. Enumerable.Range(0, attempts.Length).Where(index => IsOf(attempts[index], started) && attempts[index].When.Any(met.Contains))];
                    if (candidates.Length > 0 && !attempts.Any(attempt => IsOf(attempt, started) && attempt.When.IsEmpty))
                    {
                        // The same remedy may stand at two places; made again after an interlock refused it, it is the same one.
                        var index = candidates.FirstOrDefault(index => !made.Contains(index), candidates[0]);
                        made.Add(index);
                        acts.Add(new Act(started.Procedure, [.. met.Where(attempts[index].When.Contains)], entry.Uptime));
                    }

                    break;
            }
        }

        return acts.ToImmutable();
    }

    /// <summary>True where the playbook can do something against a diagnosis at this station.</summary>
    public static bool HasRemedy(RecoveryPlan plan, string diagnosis) => plan.UsableAttempts.Any(attempt => attempt.When.Contains(diagnosis));

    private static bool IsOf(Attempt attempt, AttemptStarted started) =>
        (attempt.Procedure ?? $"serve {attempt.Firmware}") == started.Procedure && (attempt.Why is null || attempt.Why == started.Why) && (started.Firmware is null || started.Firmware == attempt.Firmware);
}
