using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Which facts of a timeline a decider said itself; every other came from outside, and a replay takes it from the recording. A new kind of fact that is
/// sensed or done, and not decided by a run, gets its line in <see cref="OfRun"/>.
/// </summary>
internal static class OwnFacts
{
    /// <summary>A recovery's, or a procedure's: attempts, steps, diagnoses, verdicts, and the deeds that nobody else asked for.</summary>
    public static bool OfRun(Fact fact) => fact switch
    {
        DeedIntended intended => intended.By is null,
        DeedEnded or NetworkSighting or PossibleSighting or SightingsLost => false,
        LampsBegan or LampsEnded or ConsoleLine or ConsoleOpened or ConsoleLost or ConsoleGarbled or ConsoleRatesTried => false,
        RigStarted or RigFault or RunStarted or StopRequested or PowerAdopted => false,
        MacScanned or MacLearnt or MacForgotten or AttributionConflict => false,
        SwitchPortSeen or SwitchFound or SwitchLost or UpsSeen or PowerMetered or CampaignFact => false,
        UnknownFact => false,

        // Others say notices too: those that the run would say here are held against them all the same.
        Notice => false,
        _ => !OfStages(fact) && !OfInterlocks(fact),
    };

    /// <summary>Those of the stages.</summary>
    public static bool OfStages(Fact fact) => fact is StageChanged;

    /// <summary>The interlocks'.</summary>
    public static bool OfInterlocks(Fact fact) => fact is OffProven or OffDisproven or PowerMissing;
}
