using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>Numbers the evidence of a run, in the order of time.</summary>
internal sealed class QuoteBook
{
    private readonly Dictionary<long, int> numbers;

    private QuoteBook(ImmutableArray<Quote> quotes) =>
        (Quotes, numbers) = (quotes, quotes.ToDictionary(quote => quote.Entry, quote => quote.Number));

    public ImmutableArray<Quote> Quotes { get; }

    public IReadOnlySet<long> Entries => numbers.Keys.ToHashSet();

    /// <summary>Reads which entries verdict and diagnoses rest on.</summary>
    public static QuoteBook Of(Recorded recorded)
    {
        var cited = recorded.Entries.SelectMany(entry => entry.Fact switch
        {
            Diagnosed { Evidence.IsDefault: false } diagnosed => diagnosed.Evidence,
            VerdictReached { Evidence.IsDefault: false } verdict => verdict.Evidence,
            OffDisproven disproven => [disproven.Evidence],
            PowerMissing missing => [missing.Evidence],
            _ => ImmutableArray<long>.Empty,
        });
        return new QuoteBook([.. cited.Distinct().Order().Select((sequence, i) => Quote(recorded, sequence, i + 1))]);
    }

    /// <summary>Numbers of the quotes of these entries.</summary>
    public ImmutableArray<int> Numbers(ImmutableArray<long> entries) => entries.IsDefault ? [] : [.. entries.Select(entry => numbers[entry]).Distinct().Order()];

    /// <summary>" [1] [2]", to follow a phrase; empty where there is none.</summary>
    public string Marks(ImmutableArray<long> entries) => string.Concat(Numbers(entries).Select(number => $" [{number}]"));

    private static Quote Quote(Recorded recorded, long sequence, int number) => recorded.Find(sequence) is { } entry
        ? new Quote(number, sequence, recorded.At(entry), entry.At, ChartLanes.Of(entry.Fact), FactWords.Describe(entry.Fact))
        : new Quote(number, sequence, null, null, ChartLane.Attempts, "an entry that is not in the record of this run");
}
