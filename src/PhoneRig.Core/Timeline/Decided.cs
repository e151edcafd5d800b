using System.Collections.Immutable;

namespace PhoneRig.Core.Timeline;

/// <summary>What one step of a decider gives.</summary>
/// <typeparam name="TState">The decider's state: a plain value.</typeparam>
/// <param name="State">The next state.</param>
/// <param name="Facts">Decisions to append to the timeline, in order.</param>
/// <param name="Deeds">Deeds for the hands, in order, after the decisions.</param>
/// <param name="WakeAt">When it wants a tick if nothing else happens; null for never.</param>
public readonly record struct Decided<TState>(TState State, ImmutableArray<Fact> Facts, ImmutableArray<Deed> Deeds, TimeSpan? WakeAt);
