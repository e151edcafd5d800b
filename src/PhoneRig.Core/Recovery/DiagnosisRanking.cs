using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>Which of several diagnoses that stand comes first: the surest, then one that further signs confirm, then the one that stands first in the file, then the latest.</summary>
/// <param name="book">The diagnoses.</param>
internal sealed class DiagnosisRanking(DiagnosisBook book)
{
    /// <summary>Those that stand, the best first; harmless ones come last.</summary>
    public ImmutableArray<StandingDiagnosis> Of(DiagnosisState state) =>
    [
        .. state.Standing.Reverse()
            .OrderBy(one => book.Diagnoses[one.Name].Harmless)
            .ThenByDescending(one => book.Diagnoses[one.Name].Confidence)
            .ThenBy(one => DiagnosisWatch.Confirmed(state, one.Name) is null)
            .ThenBy(one => book.Diagnoses[one.Name].At?.Line ?? 0),
    ];

    /// <summary>The one that a verdict is about; null where none stands but harmless ones.</summary>
    public StandingDiagnosis? Best(DiagnosisState state) => Of(state).FirstOrDefault(one => !book.Diagnoses[one.Name].Harmless);
}
