using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>How a station's run ended, row by row, for people.</summary>
internal static class StationReport
{
    /// <summary>The heading: the station and its verdict.</summary>
    public static string Heading(StationSummary station, bool simulated) =>
        $"{station.Station}: {FactWords.Describe(station.Verdict).ToUpperInvariant()}{(simulated ? " (simulated)" : "")}";

    /// <summary>What is to be said below it.</summary>
    /// <param name="station">How it ended.</param>
    /// <param name="display">What was shown of it last; null where it was not watched.</param>
    /// <param name="now">Rig time at the end.</param>
    public static IEnumerable<ReportRow> Rows(StationSummary station, StationDisplay? display, TimeSpan now)
    {
        if (station.Diagnosis is { } diagnosis)
        {
            yield return new("Diagnosis", diagnosis);
            if (display?.Diagnoses.GetValueOrDefault(diagnosis) is { } diagnosed && !station.Why.Contains(diagnosed.Cause, StringComparison.Ordinal))
            {
                yield return new("Cause", diagnosed.Cause);
            }
        }

        if (station.Owner is { } owner)
        {
            yield return new("Matter of", Whose(owner));
        }

        yield return new("Why", station.Why);
        if (station.Verdict != Verdict.Recovered && (station.Verdict != Verdict.Identified || station.ToDo is not null))
        {
            yield return new("To do", ToDo(station));
        }

        if (station.Verdict == Verdict.Stopped && display?.MidWrite(now) is { } writing)
        {
            yield return new("Beware", writing.Words);
        }

        yield return new("Load", station.Load ?? "not known");
        yield return new("Proof", station.Proof is { } proof ? FactWords.Describe(proof) : "none");
        foreach (var row in Labelled("Attempts", station.Attempts.Select((attempt, i) => $"{i + 1}. {attempt.Procedure}: {attempt.Outcome} ({attempt.Why})")))
        {
            yield return row;
        }

        yield return new("Elapsed", $"{FactWords.Moment(station.Elapsed)} of rig time");
        foreach (var row in Labelled("Evidence", station.Evidence.Select(evidence => $"{FactWords.Moment(evidence.Uptime),9}  {evidence.Text}")))
        {
            yield return row;
        }
    }

    private static IEnumerable<ReportRow> Labelled(string label, IEnumerable<string> texts) =>
        texts.DefaultIfEmpty("none").Select((text, i) => new ReportRow(i == 0 ? label : "", text));

    private static string Whose(VerdictOwner owner) => owner switch
    {
        VerdictOwner.Phone => "the phone",
        VerdictOwner.Rig => "the rig, not the phone",
        VerdictOwner.SetUp => "the set-up, not the phone",
        _ => "whoever runs the rig",
    };

    /// <summary>What a person should do about a phone that is not home: what the diagnosis says, else what its owner can do at all.</summary>
    public static string ToDo(StationSummary station) => station switch
    {
        { ToDo: { } toDo } => toDo,
        { Verdict: Verdict.Scrap } => "Set the phone aside: nothing more can be done for it.",
        { Owner: VerdictOwner.Rig } => $"Mend the part named above, then run `phonerig recover {station.Station}` again.",
        { Owner: VerdictOwner.SetUp } => $"Correct what is named above (`phonerig rig check FILE` helps), then run `phonerig recover {station.Station}` again.",
        { Verdict: Verdict.Stopped } => $"Run `phonerig recover {station.Station}` when you want to go on.",
        _ => "Look at what was seen last, below. Where that shows nothing to mend, set the phone aside with this diagnosis.",
    };
}
