using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>A diagnosis that was met.</summary>
/// <param name="Name">Its name in the book.</param>
/// <param name="Seen">What met it, as a phrase.</param>
/// <param name="Evidence">Sequences of the entries that met it, ascending.</param>
public sealed record StandingDiagnosis(string Name, string Seen, ImmutableArray<long> Evidence);
