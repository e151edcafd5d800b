using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>Where a recovery is.</summary>
/// <param name="Phase">What it is in the middle of.</param>
/// <param name="Attempt">The attempt under way among the usable ones, from 0.</param>
/// <param name="Context">What procedures need to know of the time before they begin.</param>
/// <param name="Proof">The proof of the goal so far.</param>
/// <param name="ProofWakeAt">When the proof wants to wake up.</param>
/// <param name="Stage">The likeliest boot stage.</param>
/// <param name="LastOutcome">How the last attempt ended, as a sentence.</param>
public sealed record RecoveryState(
    RecoveryPhase Phase,
    int Attempt,
    StationContext Context,
    ProofState Proof,
    TimeSpan? ProofWakeAt,
    BootStage? Stage,
    string? LastOutcome);
