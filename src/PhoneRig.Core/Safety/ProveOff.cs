using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>
/// No code reaches a phone that something else than its brick may feed: wiped on inline power, it does not come back (facts 6, 7.2 row 13).
/// A phone that lived while its relay was open, or whose meter contradicts its relay, gets no key at all. Else a proof of off is asked for where a key may be part of a code: while
/// the relay is open; for a held #; while the phone may start or wait for its code; and for a key that makes a code whole on a phone that
/// runs (facts 2.4). Other keys on a running phone are nobody's code. Where a person plugs, off is proven only by the start that follows, for which # is held already: it
/// may be, while the plug is to be out, since a held # asks for the code and erases nothing (facts 2.2); the code itself waits for the proof.
/// </summary>
internal sealed class ProveOff(PhoneModel model, FeedWatch watch, bool byPerson) : IInterlock
{
    public const string Name = "prove-off";

    private readonly KnownCodes codes = new(model);

    public Permit? Judge(Situation situation)
    {
        if (KeysOf.Pressed(situation.Deed) is not { } keys)
        {
            return null;
        }

        var feed = situation.Feed;
        if (feed.Welded is { } current)
        {
            return new Permit.Refused(
                Name,
                $"there is power behind the relay although it is open (entry {current}): its contact is welded, or something bridges it, and no reset could be broken off; replace the relay, then switch it off and watch it for {Window}",
                null);
        }

        if (feed.Life is { } life)
        {
            return new Permit.Refused(
                Name,
                $"the phone lived although its relay was open (entry {life}): something else feeds it, most likely its network port, and a reset would not come back from that; take that power away (or mend the relay), then switch it off and watch it for {Window}",
                null);
        }

        if (MeterEvidence.MissingAt(feed) <= situation.Now)
        {
            return new Permit.Refused(
                Name,
                $"no power comes through the relay although it is closed (entry {feed.Dead!.Value.Entry}), so if the phone runs, something else than its brick feeds it; see that the brick is plugged in and that it works",
                null);
        }

        if (watch.IsProven(feed, situation.Now))
        {
            return null;
        }

        if (feed.Plug is { InAt: null } && KeysOf.IsHold(situation.Deed) && keys == "#")
        {
            return null;
        }

        if (feed.On == false)
        {
            return new Permit.Refused(
                Name,
                $"off is not proven yet: the relay has been open for {ConditionPhrases.Of(situation.Now - feed.OffAt!.Value)}, and it takes {Window} without a sign of life",
                watch.ProvenAt(feed));
        }

        return Why(situation.Deed, keys, situation.Boot) is { } why
            ? new Permit.Refused(
                Name,
                byPerson
                    ? $"{why}, and nothing has proven that pulling its plug takes its power away: it has to be silent for {Window} while the plug is out, and its console's first word after it is in has to be a start from power-on; pull the plug and put it in again when you are asked to, or see whether its network port feeds it"
                    : $"{why}, and nobody has proven that its relay takes its power away: switch it off for {Window} first",
                null)
            : null;
    }

    private string Window => ConditionPhrases.Of(watch.Window);

    private string? Why(Deed deed, string keys, BootState boot) =>
        KeysOf.IsHold(deed) && keys.Contains('#') ? "a held # asks the phone for its reset code"
        : boot.MayBe(BootStage.AwaitingCode) ? "the phone may be waiting for its reset code"
        : boot.MayBe(BootStage.Starting) ? "the phone may be starting, and ask for its reset code"
        : MakesWhole(boot.Typed, keys) ? "this makes a reset code whole"
        : null;

    private bool MakesWhole(string typed, string keys)
    {
        foreach (var key in keys)
        {
            typed = KnownCodes.Add(typed, key.ToString());
            if (codes.WholeAt(typed) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
