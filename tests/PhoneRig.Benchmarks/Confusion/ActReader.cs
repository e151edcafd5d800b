using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Reads from a timeline which remedies were begun, and for which diagnoses: by the files alone, not by the engine's own account of them.</summary>
/// <param name="playbook">The playbook.</param>
/// <param name="book">The rules.</param>
internal sealed class ActReader(Playbook playbook, DiagnosisBook book)
{
    /// <summary>The remedies begun, in order; attempts that are made whatever stands are none.</summary>
    /// <param name="entries">The station's entries.</param>
    public ImmutableArray<Act> Of(IEnumerable<Entry> entries)
    {
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
                case AttemptStarted started when !playbook.Attempts.Any(attempt => attempt.When.IsEmpty && attempt.Remedies is null && IsOf(attempt, started)):
                    ImmutableArray<string> standing = [.. met.Where(name => Helps(name, started))];
                    if (!standing.IsEmpty)
                    {
                        acts.Add(new Act(started.Procedure, standing, entry.Uptime));
                    }

                    break;
            }
        }

        return acts.ToImmutable();
    }

    /// <summary>True where the files have something against a diagnosis. What a phone may be scrapped for is only tried.</summary>
    public bool HasRemedy(string diagnosis) => !book.Diagnoses[diagnosis].Scrap && (!book.Diagnoses[diagnosis].Remedies.IsEmpty || playbook.Attempts.Any(attempt => attempt.When.Contains(diagnosis)));

    private bool Helps(string diagnosis, AttemptStarted started) =>
        playbook.Attempts.Any(attempt => attempt.When.Contains(diagnosis) && IsOf(attempt, started))
        || book.Diagnoses[diagnosis].Remedies.Any(remedy => Name(remedy.Procedure, remedy.Firmware) == started.Procedure);

    private static bool IsOf(Attempt attempt, AttemptStarted started) =>
        Name(attempt.Procedure, attempt.Firmware) == started.Procedure && (attempt.Why is null || started.Why.StartsWith(attempt.Why, StringComparison.Ordinal));

    private static string Name(string? procedure, string firmware) => procedure ?? $"serve {firmware}";
}
