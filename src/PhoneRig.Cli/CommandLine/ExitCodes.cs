using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.CommandLine;

/// <summary>How runs become exit codes.</summary>
internal static class ExitCodes
{
    /// <summary>The codes for <c>--help</c>.</summary>
    public const string Help = """
        Exit codes:
          0  all goals met
          1  a phone was not recovered; its diagnosis is given
          2  bad usage or configuration; nothing was moved
          3  rig fault
          4  stopped safely
          5  refused by an interlock, a lease or another owner of the rig
        Where several apply: 3 over 4 over 5 over 1.
        """;

    /// <summary>Ended at once by a second Ctrl-C: as shells have it, 128 and the number of SIGINT.</summary>
    public const int Interrupted = 128 + 2;

    /// <summary>What a person has to hear of first comes first: a broken rig spoils every phone after this one.</summary>
    private static readonly ExitCode[] FirstToHearOf =
        [ExitCode.BadUsage, ExitCode.RigFault, ExitCode.Stopped, ExitCode.Refused, ExitCode.NotRecovered, ExitCode.Done];

    /// <summary>The code of a whole run.</summary>
    public static ExitCode Of(RunSummary run) => Of(run.Stations.Select(Of));

    /// <summary>The code of an answer: the worst that its outcome and its stations tell.</summary>
    public static ExitCode Of(ControlEnd end) => end.Summary is { } summary ? Of([Of(end.Outcome), Of(summary)]) : Of(end.Outcome);

    /// <summary>The code of an outcome.</summary>
    public static ExitCode Of(ControlOutcome outcome) => outcome switch
    {
        ControlOutcome.Done => ExitCode.Done,
        ControlOutcome.NotRecovered => ExitCode.NotRecovered,
        ControlOutcome.BadRequest => ExitCode.BadUsage,
        ControlOutcome.RigFault => ExitCode.RigFault,
        ControlOutcome.Stopped => ExitCode.Stopped,
        ControlOutcome.Refused => ExitCode.Refused,
        _ => throw new InvalidOperationException($"no exit code for {outcome}"),
    };

    /// <summary>One code for several.</summary>
    public static ExitCode Of(IEnumerable<ExitCode> codes) => codes.DefaultIfEmpty(ExitCode.Done).MinBy(code => Array.IndexOf(FirstToHearOf, code));

    private static ExitCode Of(StationSummary station) => station switch
    {
        { Verdict: Verdict.Recovered or Verdict.Identified } => ExitCode.Done,
        { Owner: VerdictOwner.Rig } => ExitCode.RigFault,
        { Verdict: Verdict.Stopped } => ExitCode.Stopped,
        _ => ExitCode.NotRecovered,
    };
}
