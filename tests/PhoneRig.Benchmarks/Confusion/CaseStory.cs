using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.EndToEnd.Tests.Invariants;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>All that happened in a case, and the truth about it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Book">The rules that it was run by.</param>
/// <param name="Plan">What the station went by.</param>
/// <param name="Station">Its timeline, its metal and the truth.</param>
internal sealed record CaseStory(ConfusionCase Case, DiagnosisBook Book, RecoveryPlan Plan, StationStory Station)
{
    /// <summary>The remedies begun, in order.</summary>
    public ImmutableArray<Act> Acts { get; } = ActReader.Of(Station.Entries, Plan);
}
