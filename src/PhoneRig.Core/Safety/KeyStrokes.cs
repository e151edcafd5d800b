using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>Which part of a keypad a fact says to have moved: what wears a solenoid is its travel, whatever it is held for.</summary>
public static class KeyStrokes
{
    /// <summary>The part that lifts the receiver, among the keys.</summary>
    public const string Hook = "hook";

    /// <summary>The key that was pushed down; null where none was.</summary>
    public static string? Of(Fact fact) => fact switch
    {
        KeyPressed pressed => pressed.Key.Name,
        KeyHeld held => held.Key.Name,
        HookMoved { OffHook: true } => Hook,
        _ => null,
    };
}
