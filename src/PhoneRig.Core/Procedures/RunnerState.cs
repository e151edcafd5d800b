using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>Where a running procedure is.</summary>
/// <param name="Step">The step under way, from 0.</param>
/// <param name="Since">Uptime at which it began.</param>
/// <param name="Phase">What it is in the middle of.</param>
/// <param name="Held">The keys that are down until released.</param>
public sealed record RunnerState(int Step, TimeSpan Since, RunnerPhase Phase, ImmutableList<Key> Held)
{
    /// <summary>How it ended; null while it runs.</summary>
    public ProcedureOutcome? Outcome => (Phase as RunnerPhase.Ended)?.Outcome;
}
