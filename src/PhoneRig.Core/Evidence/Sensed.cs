using System.Collections.Immutable;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Evidence;

/// <summary>What one step of a recogniser gives: like <see cref="Decided{TState}"/>, but a recogniser does nothing, so there are no deeds.</summary>
/// <typeparam name="TState">The recogniser's state: a plain value.</typeparam>
/// <param name="State">The next state.</param>
/// <param name="Facts">Sightings to append to the timeline, in order.</param>
/// <param name="WakeAt">Uptime at which it wants a tick if nothing else happens; null for never.</param>
public readonly record struct Sensed<TState>(TState State, ImmutableArray<Fact> Facts, TimeSpan? WakeAt);
