using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Words that text and page share.</summary>
internal static class StoryWords
{
    /// <summary>How long: "15.3 s", "7:25.2".</summary>
    public static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? $"{span.TotalSeconds:0.#} s" : FactWords.Moment(span);

    /// <summary>An attempt as a heading.</summary>
    public static string Heading(ToldAttempt attempt) =>
        $"{(attempt.Number == 0 ? $"Procedure {attempt.Procedure}" : $"Attempt {attempt.Number}: {attempt.Procedure}")}{(attempt.Outcome is null ? "" : $" ({attempt.Outcome})")}";

    /// <summary>A diagnosis as a sentence.</summary>
    public static Sentence Of(ToldDiagnosis diagnosis) => new(
        diagnosis.At,
        diagnosis.Clock,
        $"{diagnosis.Diagnosis}, a matter of {Whose(diagnosis.Owner)}: {diagnosis.Cause}{(diagnosis.Quotes.IsEmpty ? "" : $" It rests on{string.Concat(diagnosis.Quotes.Select(number => $" [{number}]"))}.")}{(diagnosis.Entries.Length > 1 ? $" It was made {diagnosis.Entries.Length} times." : "")}",
        diagnosis.Entries);

    /// <summary>Whose matter it is.</summary>
    public static string Whose(VerdictOwner owner) => owner switch
    {
        VerdictOwner.Phone => "the phone",
        VerdictOwner.Rig => "the rig",
        VerdictOwner.SetUp => "the set-up",
        _ => "whoever runs the rig",
    };
}
