using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>Where a recovery is.</summary>
/// <param name="Phase">What it is in the middle of.</param>
/// <param name="Context">What is known of the station, from before the run too.</param>
/// <param name="Proof">The proof of the goal so far.</param>
/// <param name="ProofWakeAt">When the proof wants to wake up.</param>
public sealed record RecoveryState(RecoveryPhase Phase, StationContext Context, ProofState Proof, TimeSpan? ProofWakeAt)
{
    /// <summary>The diagnoses.</summary>
    public DiagnosisState Diagnoses { get; init; } = DiagnosisState.None;

    /// <summary>When the run began.</summary>
    public TimeSpan Since { get; init; }

    /// <summary>How many whole loads the phone may fetch, where that is less than the playbook's limit; null: as the playbook says.</summary>
    public int? Rewrites { get; init; }

    /// <summary>When its time is up; null for never.</summary>
    public TimeSpan? LimitAt { get; init; }

    /// <summary>With how many loads the phone had come home when the attempt under way began.</summary>
    public int ArrivedBefore { get; init; }

    /// <summary>What is done about the phone's emergency shell.</summary>
    public ShellExitState Shell { get; init; } = ShellExitState.Closed;

    /// <summary>What is known of the phone and its loader.</summary>
    public Resident Resident { get; init; } = Resident.Unknown;

    /// <summary>The attempts made, the one under way included, in the order they were made.</summary>
    public ImmutableArray<MadeAttempt> Made { get; init; } = [];

    /// <summary>The indices of those of <see cref="Made"/> that nothing came of (an interlock refused it, or its code was misheard), and that are made again.</summary>
    public ImmutableSortedSet<int> ToMakeAgain { get; init; } = [];

    /// <summary>True where the attempt under way was begun because the phone had been let be for the whole bound, and not because it showed that it does not write.</summary>
    public bool WaitedOut { get; init; }

    /// <summary>The last code that was typed blind and most likely heard; null for none.</summary>
    public HeardCode? Heard { get; init; }

    /// <summary>How the last attempt ended, as a sentence.</summary>
    public string? LastOutcome { get; init; }

    /// <summary>The limit that has ended the attempts, as a phrase; null for none.</summary>
    public string? Limit { get; init; }

    /// <summary>When a person is to be told of a phone that writes for so long; null where none is to be told, or was already.</summary>
    public TimeSpan? NoticeAt { get; init; }

    /// <summary>Since when the phone has been let write; null while it is not.</summary>
    public TimeSpan? DarkSince { get; init; }
}
