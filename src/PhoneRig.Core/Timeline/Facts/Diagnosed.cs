using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A diagnosis stands from here on.</summary>
/// <param name="Diagnosis">Its name in diagnoses.yaml.</param>
/// <param name="Cause">What is wrong, as a sentence.</param>
/// <param name="Owner">Whose matter it is.</param>
/// <param name="Evidence">Sequences of the entries that it rests on, ascending.</param>
public sealed record Diagnosed(string Diagnosis, string Cause, VerdictOwner Owner, ImmutableArray<long> Evidence) : Fact;
