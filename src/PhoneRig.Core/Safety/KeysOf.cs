using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>The keys that a deed brings down, by the rig's finger or a person's.</summary>
internal static class KeysOf
{
    /// <summary>The keys, one after the other; null where none goes down.</summary>
    public static string? Pressed(Deed deed) => deed switch
    {
        Deed.PressKey(var key, _) => key.Name,
        Deed.HoldKey(var key, _) => key.Name,
        Deed.AskPerson({ Kind: PersonRequestKind.Hold or PersonRequestKind.Type } request) => request.Keys,
        _ => null,
    };

    /// <summary>Whether they stay down.</summary>
    public static bool IsHold(Deed deed) => deed is Deed.HoldKey or Deed.AskPerson { Request.Kind: PersonRequestKind.Hold };
}
