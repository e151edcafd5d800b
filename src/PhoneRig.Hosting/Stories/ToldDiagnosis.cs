using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Stories;

/// <summary>A diagnosis as it was made.</summary>
/// <param name="Diagnosis">Its name.</param>
/// <param name="Cause">What is wrong, as a sentence.</param>
/// <param name="Owner">Whose matter it is.</param>
/// <param name="Decides">True where the verdict names it.</param>
/// <param name="At">When it was made first, since the run began.</param>
/// <param name="Clock">The same by the wall clock.</param>
/// <param name="Entries">The entries that made it, more than one where it was made again.</param>
/// <param name="Quotes">Numbers of the quotes that it rests on.</param>
public sealed record ToldDiagnosis(
    string Diagnosis,
    string Cause,
    VerdictOwner Owner,
    bool Decides,
    TimeSpan At,
    DateTimeOffset Clock,
    ImmutableArray<long> Entries,
    ImmutableArray<int> Quotes);
