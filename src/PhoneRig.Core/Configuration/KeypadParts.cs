namespace PhoneRig.Core.Configuration;

/// <summary>What follows from how a keypad is configured.</summary>
public static class KeypadParts
{
    /// <summary>What the coil of the hook is called beside those of the keys.</summary>
    public const string Hook = "hook";

    /// <summary>What the coil of the pusher on Speaker is called beside those of the keys.</summary>
    public const string Speaker = "speaker";

    /// <summary>How long the pusher on Speaker stays down: a press is 100 to 300 ms (facts 9).</summary>
    public static readonly TimeSpan SpeakerPress = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the rig has fingers of its own there.</summary>
    public static bool HasFingers(this KeypadKind kind) => kind is KeypadKind.Taps or KeypadKind.Solenoids;

    /// <summary>Whether it can take the phone off hook.</summary>
    public static bool CanLift(this KeypadConfig keypad) => keypad.Hook is not null || keypad.Speaker is not null;

    /// <summary>For solenoids: the coil of a key, or of the <see cref="Hook"/> or <see cref="Speaker"/>.</summary>
    public static CoilConfig CoilOf(this KeypadConfig keypad, string key) => keypad.Coils.GetValueOrDefault(key, keypad.Coil);
}
