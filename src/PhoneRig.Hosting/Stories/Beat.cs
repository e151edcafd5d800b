using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>What belongs into one sentence: everything of one kind within a phase.</summary>
/// <param name="key">What it is of.</param>
/// <param name="first">The entry that began it.</param>
internal sealed class Beat(string key, Entry first)
{
    private readonly List<Entry> entries = [];
    private readonly List<Transfer> transfers = [];

    public string Key => key;

    public Entry First => first;

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyList<Transfer> Transfers => transfers;

    public void Add(Entry entry) => entries.Add(entry);

    public void Add(Transfer transfer) => transfers.Add(transfer);

    /// <summary>The sentence for it.</summary>
    public Sentence Say(Recorded recorded, string text)
    {
        ImmutableArray<long> from = [.. entries.Select(entry => entry.Sequence).Concat(transfers.SelectMany(transfer => transfer.Entries)).Distinct().Order()];
        return new Sentence(recorded.At(first), first.At, text, from);
    }
}
