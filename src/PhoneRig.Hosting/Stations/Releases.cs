using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>The deeds that make a station safer. They wait for no disk and for no other deed (design section 4).</summary>
internal static class Releases
{
    /// <summary>Whether a deed lets go of something; to feed a phone is that where the relay at rest feeds it.</summary>
    /// <param name="deed">The deed.</param>
    /// <param name="contact">The contact that feeds the phone.</param>
    public static bool IsRelease(Deed deed, RelayContact contact) => deed is
        Deed.ReleaseKey
        or Deed.MoveHook { OffHook: false }
        or Deed.AskPerson { Request.Kind: PersonRequestKind.Release or PersonRequestKind.OnHook }
        || (deed is Deed.SwitchPower { On: true } && contact == RelayContact.NormallyClosed);

    /// <summary>Whether a deed presses something that letting every key go would let go.</summary>
    public static bool IsPress(Deed deed) => deed is
        Deed.PressKey
        or Deed.HoldKey
        or Deed.MoveHook { OffHook: true }
        or Deed.AskPerson { Request.Kind: PersonRequestKind.Hold or PersonRequestKind.Type or PersonRequestKind.OffHook };

    /// <summary>Whether a release makes a deed that has not yet moved pointless, or worse.</summary>
    public static bool Undoes(Deed release, Deed pending) => (release, pending) switch
    {
        (Deed.ReleaseKey released, Deed.PressKey pressed) => released.Key == pressed.Key,
        (Deed.ReleaseKey released, Deed.HoldKey held) => released.Key == held.Key,
        (Deed.MoveHook { OffHook: false }, Deed.MoveHook { OffHook: true }) => true,
        (Deed.SwitchPower { On: true }, Deed.SwitchPower { On: false }) => true,
        (Deed.AskPerson { Request: { Kind: PersonRequestKind.Release } released }, Deed.AskPerson { Request: { Kind: PersonRequestKind.Hold } held }) => released.Keys == held.Keys,
        (Deed.AskPerson { Request.Kind: PersonRequestKind.OnHook }, Deed.AskPerson { Request.Kind: PersonRequestKind.OffHook }) => true,
        _ => false,
    };
}
