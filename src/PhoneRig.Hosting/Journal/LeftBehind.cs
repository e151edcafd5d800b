using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>What a run left behind at a station, by its record alone.</summary>
/// <param name="Unfinished">Deeds that were intended and have no end: they may have happened.</param>
/// <param name="PossiblyHeld">Keys that went down, or may have, and of which no release is told.</param>
/// <param name="Power">Whether the relay fed the phone when it was last told; null where it never was.</param>
public sealed record LeftBehind(ImmutableArray<Entry> Unfinished, ImmutableArray<Key> PossiblyHeld, bool? Power)
{
    /// <summary>The kinds of fact that <see cref="Of"/> heeds, as a list for SQL.</summary>
    internal const string Kinds =
        "'deed-intended', 'power-adopted', 'power-switched', 'key-pressed', 'key-held', 'key-released', 'hook-moved', 'console-sent', 'person-asked', "
        + "'firmware-served', 'deed-failed', 'deed-refused', 'deed-cancelled'";

    /// <summary>Folds the deeds of a station.</summary>
    /// <param name="deeds">Entries of one boot, in order; others than deeds are passed over.</param>
    /// <param name="since">Sequence of the first entry whose deeds count as the run's own.</param>
    public static LeftBehind Of(IEnumerable<Entry> deeds, long since)
    {
        var open = new SortedDictionary<long, Entry>();
        var down = new SortedDictionary<string, (long Deed, Key Key)>(StringComparer.Ordinal);
        bool? power = null;
        foreach (var entry in deeds)
        {
            switch (entry.Fact)
            {
                case DeedIntended intended:
                    open[entry.Sequence] = entry;
                    if (KeyOf(intended.Deed) is { } key)
                    {
                        // The first deed counts: that a second one is refused does not lift the key that the first holds down.
                        down.TryAdd(key.Name, (entry.Sequence, key));
                    }

                    break;
                case KeyReleased released:
                    down.Remove(released.Key.Name);
                    break;
                case KeyPressed pressed:
                    down.Remove(pressed.Key.Name);
                    break;
                case DeedRefused or DeedCancelled: // nothing moved
                    var number = ((DeedEnded)entry.Fact).Deed;
                    foreach (var (name, _) in down.Where(held => held.Value.Deed == number).ToList())
                    {
                        down.Remove(name);
                    }

                    break;
                case PowerSwitched switched:
                    power = switched.On;
                    break;
                case PowerAdopted adopted:
                    power = adopted.On;
                    break;
                case PersonAsked { Request.IsPower: true }: // asked is not done
                    power = null;
                    break;
                default:
                    break;
            }

            if (entry.Fact is DeedEnded ended)
            {
                open.Remove(ended.Deed);
            }
        }

        return new LeftBehind([.. open.Values.Where(entry => entry.Sequence >= since)], [.. down.Values.Select(held => held.Key)], power);
    }

    private static Key? KeyOf(Deed deed) => deed switch
    {
        Deed.HoldKey(var held, _) => held,
        Deed.PressKey(var pressed, _) => pressed,
        _ => null,
    };
}
