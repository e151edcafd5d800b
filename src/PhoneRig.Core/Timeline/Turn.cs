using System.Collections.Immutable;

namespace PhoneRig.Core.Timeline;

/// <summary>Collects what a decider says and does within one call of its step; it does not outlive the call.</summary>
internal sealed class Turn(TimeSpan now)
{
    private readonly ImmutableArray<Fact>.Builder facts = ImmutableArray.CreateBuilder<Fact>();
    private readonly ImmutableArray<Deed>.Builder deeds = ImmutableArray.CreateBuilder<Deed>();

    public TimeSpan Now => now;

    public void Say(Fact fact) => facts.Add(fact);

    public void Do(Deed deed) => deeds.Add(deed);

    /// <summary>Takes over what an inner decider says and does, and hands on when it wants to wake up.</summary>
    public (TState State, TimeSpan? WakeAt) Take<TState>(Decided<TState> inner)
    {
        facts.AddRange(inner.Facts);
        deeds.AddRange(inner.Deeds);
        return (inner.State, inner.WakeAt);
    }

    public Decided<TState> End<TState>(TState state, TimeSpan? wakeAt) => new(state, facts.ToImmutable(), deeds.ToImmutable(), wakeAt);
}
