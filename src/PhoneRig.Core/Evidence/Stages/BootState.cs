using System.Collections.Immutable;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>The stages that a phone may be in: a plain value.</summary>
public sealed record BootState
{
    internal BootState(ImmutableArray<StageClaim> claims) => Claims = claims;

    /// <summary>The stages that cannot be ruled out, the likeliest first.</summary>
    public ImmutableArray<StageClaim> Claims { get; internal init; }

    /// <summary>What displays show and diagnoses use.</summary>
    public BootStage Likeliest => Claims[0].Stage;

    /// <summary>All that cannot be ruled out, in the stages' own order.</summary>
    public ImmutableArray<BootStage> Possible => [.. Claims.Select(claim => claim.Stage).Order()];

    /// <summary>Whether the phone may be erasing, formatting, downloading or writing: its power must not be cut.</summary>
    public bool IsWriting => Claims.Any(claim => claim.IsWrite);

    /// <summary>Uptime until which <see cref="IsWriting"/> may last if nothing more is seen; null when it is false.</summary>
    public TimeSpan? WritingUntil => IsWriting ? Claims.Where(claim => claim.IsWrite).Max(claim => claim.Until ?? TimeSpan.MaxValue) : null;

    /// <summary>Sequence of the first entry that showed life, or power, after the rig had cut the power: the phone is fed by something else, or its relay is welded (design section 6, prove off). Null while there was none.</summary>
    public long? AliveWhileOff => Feed.Disproof;

    /// <summary>What is known of what feeds it.</summary>
    internal Feed Feed { get; init; } = Feed.Unknown;

    /// <summary>The keys pressed in this boot.</summary>
    internal string Typed { get; init; } = "";

    /// <summary>Whether # is down.</summary>
    internal bool HashHeld { get; init; }

    /// <summary>The code that was typed whole in this boot; null for none, or once the phone has shown to be past it.</summary>
    internal TypedCode? Code { get; init; }

    /// <summary>The leases that it has taken, and asked for anew at once.</summary>
    internal FruitlessLeases Leases { get; init; } = FruitlessLeases.None;

    /// <summary>When it will ask again for what it fetches where nobody sees it, as it said itself; null where it has not, or has asked since.</summary>
    internal TimeSpan? AsksAgainAt { get; init; }

    /// <summary>The facts that prove the claims, by their sequence.</summary>
    internal ImmutableDictionary<long, Fact> Proofs { get; init; } = ImmutableDictionary<long, Fact>.Empty;

    /// <summary>The claim of a stage; null when it is ruled out.</summary>
    public StageClaim? Claim(BootStage stage) => Claims.FirstOrDefault(claim => claim.Stage == stage);

    /// <summary>Whether a stage is possible.</summary>
    public bool MayBe(BootStage stage) => Claim(stage) is not null;

    /// <summary>The fact that proves a claim; null where only time does, or nothing is known yet.</summary>
    public Fact? ProofOf(StageClaim claim) => claim.Proof is { } proof ? Proofs.GetValueOrDefault(proof) : null;
}
