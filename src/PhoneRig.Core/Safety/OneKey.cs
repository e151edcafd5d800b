using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>One key at a time beside a held #: the supply carries no more solenoids (facts 9), and a phone takes no two keys at once. The hook is no key.</summary>
internal sealed class OneKey : IInterlock
{
    public const string Name = "one-key";

    private static readonly Key Hash = new("#");

    public Permit? Judge(Situation situation)
    {
        if (situation.Deed is not (Deed.PressKey or Deed.HoldKey) || KeysOf.Pressed(situation.Deed) is not { } name || name == Hash.Name)
        {
            return null;
        }

        // The deed itself is on the timeline already; of two that were intended together, the earlier one goes first.
        var down = situation.Station.Keys;
        var own = down.FindLastIndex(key => key.Deed == situation.Deed);
        var other = (own < 0 ? down : down.Take(own)).FirstOrDefault(key => key.Key != Hash && key.Key.Name != name);
        return other is null
            ? null
            : new Permit.Refused(Name, $"{other.Key} is down (entry {other.Number}): one key at a time beside a held #; release it first", null);
    }

    /// <summary>The keys that are down, or may be, after an entry.</summary>
    public static ImmutableList<KeyDown> Take(ImmutableList<KeyDown> down, Entry entry) => entry.Fact switch
    {
        RigStarted => [], // it begins by letting every key go
        DeedIntended { Deed: Deed.PressKey(var key, _) press } => down.Add(new KeyDown(entry.Sequence, press, key)),
        DeedIntended { Deed: Deed.HoldKey(var key, _) hold } => down.Add(new KeyDown(entry.Sequence, hold, key)),
        KeyHeld => down,
        // By its own bound (then it names the hold), or by a release that was asked for later.
        KeyReleased(var deed, var key) => down.RemoveAll(one => one.Number == deed || (one.Deed is Deed.HoldKey && one.Key == key && one.Number < deed)),
        DeedEnded ended => down.RemoveAll(one => one.Number == ended.Deed),
        _ => down,
    };
}
