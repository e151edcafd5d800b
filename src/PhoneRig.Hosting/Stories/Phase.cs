using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>A stretch of a run from one start of the phone to the next: within it, what is of one kind is told once.</summary>
internal sealed class Phase
{
    private readonly Dictionary<string, Beat> beats = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Beat> inOrder = [];

    /// <summary>The beats in the order in which they began.</summary>
    public IReadOnlyList<Beat> Beats => inOrder;

    /// <summary>Where it goes on until.</summary>
    public Entry? Last { get; private set; }

    /// <summary>What it tells, without times and counts: phases that tell the same need not all be told.</summary>
    public string Signature => string.Join('|', inOrder.Select(beat => beat.Key).Where(key => key != BeatKeys.Lamps).Order(StringComparer.OrdinalIgnoreCase));

    public bool Has(string key) => beats.ContainsKey(key);

    /// <summary>Takes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="evidence">Entries that are quoted somewhere, which are worth telling.</param>
    /// <param name="transfer">The transfer that the entry begins; null for none.</param>
    public void Take(Entry entry, IReadOnlySet<long> evidence, Transfer? transfer)
    {
        Last = entry;
        if (transfer is not null)
        {
            Of(BeatKeys.Of(transfer), entry).Add(transfer);
        }
        else if (BeatKeys.Of(entry, evidence.Contains(entry.Sequence)) is { } key)
        {
            Of(key, entry).Add(entry);
        }
    }

    /// <summary>True where the entry begins another phase.</summary>
    public bool IsOverAt(Entry entry) => entry.Fact switch
    {
        PowerSwitched { On: false } => inOrder.Count > 0,
        ConsoleLine { Rule: { } rule } => rule == Core.Evidence.Stages.ConsoleRuleNames.BootBanner && (Has(BeatKeys.Banner) || Has(BeatKeys.Archives)),
        _ => false,
    };

    private Beat Of(string key, Entry entry)
    {
        if (!beats.TryGetValue(key, out var beat))
        {
            inOrder.Add(beats[key] = beat = new Beat(key, entry));
        }

        return beat;
    }
}
