using PhoneRig.Core.Recovery;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>Which verdicts are right: by what truly is wrong with the phone, and by what its station can tell.</summary>
internal static class VerdictTable
{
    private const string Recovered = "recovered";
    private const string NeedsFormat = "needs-format";
    private const string KeepsNothing = "keeps-nothing";
    private const string KeepsNothingAgain = "keeps-nothing-again";
    private const string InlinePower = "inline-power";

    /// <summary>How long lamps walk until they are told to walk: four steps of 500 ms (facts 1.4).</summary>
    private static readonly TimeSpan LampsTold = TimeSpan.FromSeconds(2);

    /// <summary>Every way in which a story's verdict is not right.</summary>
    public static IEnumerable<string> Broken(StationStory story)
    {
        var (summary, truth) = (story.Summary, story.Truth);
        var told = summary.Verdict == Verdict.Recovered ? Recovered : summary.Diagnosis ?? $"{summary.Verdict}";
        var right = Right(story);
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

    private static string[] Right(StationStory story) => (story.Ailment, story.Senses) switch
    {
        // The code is heard by whoever waits for the walk, and the blind attempts cover every start.
        ("boot-loop", _) => [Recovered],

        // It asks for its files on the network, whatever else is wired.
        ("old-key-loader", _) => [Recovered],

        // The network shows that it needs a format, but a format's code is typed blind, and only one wait is tried: it may not be heard. Then
        // what is wrong is known, and a person has to do it.
        ("wiped-brick", Senses.Neither) => [Recovered, NeedsFormat, KeepsNothing, KeepsNothingAgain],
        ("wiped-brick", _) => [Recovered],

        // A phone whose relay was opened starts anew on its inline power. Its console says so at once, its lamps when it walks. One that walks later
        // than off is watched for, or that nobody sees, is as if it were off: what is seen of it is a phone that needs a format, and it comes home
        // when it hears that while the brick feeds it.
        ("inline-power", Senses.Neither) => [InlinePower, NeedsFormat, KeepsNothing, KeepsNothingAgain, Recovered],
        ("inline-power", Senses.NoConsole) when story.StartsIn > story.Model.Timings["prove-off"].Typical - LampsTold => [InlinePower, NeedsFormat, KeepsNothing, KeepsNothingAgain, Recovered],
        ("inline-power", _) => [InlinePower],
        _ => throw new ArgumentOutOfRangeException(nameof(story), story.Ailment, "nobody has said which verdicts are right for it"),
    };
}
