using PhoneRig.Core.Recovery;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>Which verdicts are right: by what truly is wrong with the phone, and by what its station can tell.</summary>
internal static class VerdictTable
{
    private const string Recovered = "recovered";

    /// <summary>Every way in which a story's verdict is not right.</summary>
    public static IEnumerable<string> Broken(StationStory story)
    {
        var (summary, truth) = (story.Summary, story.Truth);
        var told = summary.Verdict == Verdict.Recovered ? Recovered : summary.Diagnosis ?? $"{summary.Verdict}";
        var right = Right(story.Ailment, story.Senses);
        if (!right.Contains(told))
        {
            yield return $"the verdict is {told}, right would be {string.Join(" or ", right)}";
        }

        if (summary.Verdict == Verdict.Recovered && (truth.LoadId != story.Goal || truth.Bricked || truth.Activity != PhoneActivity.Running))
        {
            yield return $"the verdict is {told}, and in truth the phone is {truth.Activity} with {truth.LoadId ?? "no load"}";
        }

        if (summary.Verdict == Verdict.Recovered && (summary.Load != story.Goal || summary.Evidence.IsEmpty))
        {
            yield return $"the verdict names {summary.Load ?? "no load"} and {summary.Evidence.Length} pieces of evidence";
        }

        if (summary.Verdict != Verdict.Recovered && (summary.Owner is null || summary.Why.Length == 0))
        {
            yield return "the verdict does not say whose matter it is and why";
        }
    }

    private static string[] Right(string ailment, Senses senses) => (ailment, senses) switch
    {
        // The code is heard by whoever waits for the walk, and the blind attempts cover every start.
        ("boot-loop", _) => [Recovered],

        // It asks for its files on the network, whatever else is wired.
        ("old-key-loader", _) => [Recovered],

        // The network shows that it needs a format, but a format's code is typed blind, and only one wait is tried: it may not be heard. Then
        // what is wrong is known, and a person has to do it.
        ("wiped-brick", Senses.Neither) => [Recovered, "needs-format"],
        ("wiped-brick", _) => [Recovered],

        // A wiped phone on inline power asks nobody for anything: without console and lamps it is as if it were off. What is seen later is a
        // phone that needs a format; where the format is heard while the brick feeds it, it comes home, inline power or not.
        ("inline-power", Senses.Neither) => [Recovered, "needs-format", "inline-power"],
        ("inline-power", _) => ["inline-power"],
        _ => throw new ArgumentOutOfRangeException(nameof(ailment), ailment, "nobody has said which verdicts are right for it"),
    };
}
