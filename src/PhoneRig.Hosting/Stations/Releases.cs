using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>What releases make pointless. Which deeds are releases, <see cref="Core.Safety.Interlocks.IsRelease"/> says.</summary>
internal static class Releases
{
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
