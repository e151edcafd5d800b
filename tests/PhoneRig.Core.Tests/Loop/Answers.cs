using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Loop;

/// <summary>How hands answer deeds.</summary>
internal static class Answers
{
    /// <summary>Every deed succeeds: a press when its key is up again, all else at once.</summary>
    public static (TimeSpan After, Fact End)? Well(long number, Deed deed) => deed switch
    {
        Deed.SwitchPower(var on) => (TimeSpan.Zero, new PowerSwitched(number, on)),
        Deed.PressKey(var key, var time) => (time, new KeyPressed(number, key, time)),
        Deed.HoldKey(var key, _) => (TimeSpan.Zero, new KeyHeld(number, key)),
        Deed.ReleaseKey(var key) => (TimeSpan.Zero, new KeyReleased(number, key)),
        Deed.MoveHook(var offHook) => (TimeSpan.Zero, new HookMoved(number, offHook)),
        Deed.SendConsole(var text) => (TimeSpan.Zero, new ConsoleSent(number, text)),
        Deed.ServeFirmware(var set) => (TimeSpan.Zero, new FirmwareServed(number, set, $"load of {set}")),
        Deed.AskPerson(var request) => (TimeSpan.Zero, new PersonAsked(number, request)),
        _ => throw new ArgumentException($"no answer to {deed}", nameof(deed)),
    };

    /// <summary>Deeds of one type fail; the others succeed.</summary>
    public static Func<long, Deed, (TimeSpan After, Fact End)?> Failing<TDeed>(string part, string reason) where TDeed : Deed =>
        (number, deed) => deed is TDeed ? (TimeSpan.Zero, new DeedFailed(number, part, reason)) : Well(number, deed);
}
