using System.Collections.Immutable;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Replay;

/// <summary>What a replay made of one station's run.</summary>
public sealed record StationReplay
{
    /// <summary>The station.</summary>
    public required string Station { get; init; }

    /// <summary>How many of the run's decisions were taken again, until the end or the first that differs.</summary>
    public required int Decisions { get; init; }

    /// <summary>The recorded verdict; null for a procedure, and where there is none.</summary>
    public VerdictReached? Verdict { get; init; }

    /// <summary>The first decision of the run that differs; null where none does. Beyond it the recorded world no longer answers what the engine would do.</summary>
    public ReplayDifference? Difference { get; init; }

    /// <summary>The first stage that differs.</summary>
    public ReplayDifference? Stages { get; init; }

    /// <summary>The first word of the interlocks that differs: whether off was off.</summary>
    public ReplayDifference? Interlocks { get; init; }

    /// <summary>The diagnoses along the whole recorded run, by the recording and by the rules of the replay.</summary>
    public ImmutableArray<ReplayedDiagnosis> Diagnoses { get; init; } = [];

    /// <summary>What came of the raw material, where the recording has any.</summary>
    public ImmutableArray<RawAgreement> Raw { get; init; } = [];

    /// <summary>How far from their time wake-ups had to be allowed to be, in rig time, where that is more than usual: the machine that recorded it was too busy. Null else.</summary>
    public TimeSpan? Busy { get; init; }

    /// <summary>True where the run, the stages and the interlocks decide as they did, and the raw material gives what was sighted.</summary>
    public bool Same => Difference is null && Stages is null && Interlocks is null && Raw.All(raw => raw.Agrees);
}
