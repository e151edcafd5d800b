using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.EndToEnd.Tests.Invariants;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Holds a case's story against the truth. The simulator knows no rules and rules know no ailments: the rows of facts 7.2 are all that they share.</summary>
/// <param name="table">What can be told with which senses.</param>
internal sealed class Judge(SensesTable table)
{
    /// <summary>The row of a phone that the goal's load does not suit: it alone may end with another (facts 7.2).</summary>
    private const string GoalDoesNotSuit = "11";

    /// <summary>Judges a story.</summary>
    public CaseResult Of(CaseStory story)
    {
        var (one, book, summary) = (story.Case, story.Book, story.Station.Summary);
        ImmutableArray<Diagnosed> diagnosed = [.. story.Station.Entries.Select(entry => entry.Fact).OfType<Diagnosed>()];
        ImmutableArray<string> told = [.. diagnosed.Select(fact => fact.Diagnosis).Reverse().Distinct(StringComparer.Ordinal).Reverse()];
        var answer = Answer(story, told);
        return Graded(
            new CaseResult
            {
                Case = one,
                Answer = answer,
                Verdict = summary.Verdict,
                Told = told,
                Acts = story.Acts,
                Remediable = story.Remediable && story.Helps(answer) && (one.Complaint.IsToldBy(book, answer) || !one.Complaint.IsTrueOf(book, answer)),
                Faults = [.. FalseAlarm(one.Complaint, book, told, summary.Verdict), .. UntrueEnd(story), .. PowerInvariants.Broken(story.Station), .. KeyInvariants.Broken(story.Station)],
                Seen = story.Acts.SelectMany(act => act.For).Append(answer).Distinct(StringComparer.Ordinal).ToImmutableDictionary(name => name, name => SeenAt(story, name), StringComparer.Ordinal),
            },
            book);
    }

    /// <summary>Judges a result by this table.</summary>
    public CaseResult Graded(CaseResult result, DiagnosisBook book)
    {
        var complaint = result.Case.Complaint;
        var group = table.Group(complaint, result.Case.Senses);
        return result with
        {
            Grade = GradeOf(complaint, book, result.Answer, group),
            WrongActs =
            [
                .. result.Acts.Where(act => !act.For.Any(name => complaint.IsTrueOf(book, name) || group.Contains(name)))
                    .Select(act => act.For[^1]).Distinct(StringComparer.Ordinal),
            ],
            Breaches = !complaint.Healthy && result.Verdict != Verdict.Recovered && result.Remediable && table.Tells(complaint, result.Case.Senses)
                ? result.Faults.Add($"what it has can be remedied, and it was not brought home: {result.Verdict}, {result.Answer}")
                : result.Faults,
        };
    }

    private static string Answer(CaseStory story, ImmutableArray<string> told)
    {
        var summary = story.Station.Summary;
        if (summary.Verdict != Verdict.Recovered)
        {
            return summary.Diagnosis ?? $"{summary.Verdict}";
        }

        // A remark beside what it has is no answer: that it has not registered is true of each phone on a rig without a call manager.
        var harmless = told.ToLookup(name => story.Book.Diagnoses[name].Harmless);
        return story.Acts.LastOrDefault()?.For[^1] ?? harmless[false].LastOrDefault() ?? harmless[true].LastOrDefault(remark => story.Case.Complaint.IsToldBy(story.Book, remark)) ?? CaseResult.None;
    }

    private static Grade GradeOf(Complaint complaint, DiagnosisBook book, string answer, ImmutableSortedSet<string> group)
    {
        // What no rule tells is rightly not told.
        var untold = !complaint.Healthy && !complaint.ToldBy(book).Any() && answer is (CaseResult.None or CaseResult.UnknownAnswer);
        return answer switch
        {
            _ when untold || complaint.IsToldBy(book, answer) => Grade.Right,
            CaseResult.None when complaint.Healthy => Grade.Right,
            _ when group.Contains(answer) => Grade.Group,
            _ when complaint.IsTrueOf(book, answer) => Grade.Partly,
            CaseResult.UnknownAnswer => Grade.Unknown,
            CaseResult.None => Grade.Unnamed,
            _ => Grade.Wrong,
        };
    }

    private static IEnumerable<string> FalseAlarm(Complaint complaint, DiagnosisBook book, ImmutableArray<string> told, Verdict verdict)
    {
        if (complaint.Healthy)
        {
            var alarms = told.Where(name => !book.Diagnoses[name].Harmless).ToArray();
            if (alarms.Length > 0 || verdict != Verdict.Recovered)
            {
                yield return $"false alarm: nothing is wrong with the phone, and it was {verdict}, found: {string.Join(", ", alarms)}";
            }
        }
    }

    private static IEnumerable<string> UntrueEnd(CaseStory story)
    {
        var (summary, truth) = (story.Station.Summary, story.Station.Truth);
        if (summary.Verdict == Verdict.Recovered)
        {
            if (truth.LoadId != summary.Load || truth.Bricked || truth.Activity != PhoneActivity.Running)
            {
                yield return $"the verdict is recovered, and in truth the phone is {truth.Activity} with {truth.LoadId ?? "no load"}{(truth.Bricked ? ", bricked" : "")}";
            }

            if (summary.Load != story.Station.Goal && !story.Case.Complaint.Keys.Contains(GoalDoesNotSuit))
            {
                yield return $"it was left with {summary.Load}, and nothing but {story.Station.Goal} would have been wrong with it";
            }

            yield break;
        }

        if (summary.Verdict == Verdict.Stopped || string.IsNullOrWhiteSpace(summary.ToDo))
        {
            yield return $"it ended in {summary.Verdict}, {summary.Diagnosis}, and nobody is told what to do";
        }
    }

    private static string SeenAt(CaseStory story, string diagnosis)
    {
        var met = story.Station.Entries.FirstOrDefault(entry => entry.Fact is Diagnosed fact && fact.Diagnosis == diagnosis);
        return Sights.Of(story.Station.Entries, met?.Uptime ?? TimeSpan.MaxValue);
    }
}
