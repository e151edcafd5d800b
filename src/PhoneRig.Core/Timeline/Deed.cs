using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Timeline;

/// <summary>Something for the hands to do. It is on the timeline as <c>deed-intended</c> before the part moves, and as a fact that names its number when it ended.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SwitchPower), "switch-power")]
[JsonDerivedType(typeof(PressKey), "press-key")]
[JsonDerivedType(typeof(HoldKey), "hold-key")]
[JsonDerivedType(typeof(ReleaseKey), "release-key")]
[JsonDerivedType(typeof(MoveHook), "move-hook")]
[JsonDerivedType(typeof(SendConsole), "send-console")]
[JsonDerivedType(typeof(AskPerson), "ask-person")]
[JsonDerivedType(typeof(ServeFirmware), "serve-firmware")]
public abstract record Deed
{
    private Deed()
    {
    }

    /// <summary>Feed the phone or cut it.</summary>
    public sealed record SwitchPower(bool On) : Deed;

    /// <summary>Press a key and let it go after <paramref name="For"/>; the release is part of the deed.</summary>
    public sealed record PressKey(Key Key, TimeSpan For) : Deed;

    /// <summary>Press a key and keep it down, at most <paramref name="AtMost"/>: then the hand lets go by itself.</summary>
    public sealed record HoldKey(Key Key, TimeSpan AtMost) : Deed;

    /// <summary>Let a key go.</summary>
    public sealed record ReleaseKey(Key Key) : Deed;

    /// <summary>Lift the receiver or put it back.</summary>
    public sealed record MoveHook(bool OffHook) : Deed;

    /// <summary>Send text on the console.</summary>
    public sealed record SendConsole(string Text) : Deed;

    /// <summary>Ask the person at the station.</summary>
    public sealed record AskPerson(PersonRequest Request) : Deed;

    /// <summary>Serve this firmware set to the station's phone from its next <c>*.loads</c> request on: "goal", or the name of another set of the rig.</summary>
    public sealed record ServeFirmware(string Set) : Deed
    {
        /// <summary>True where the phone's configuration is to name that set's load too; null: it names the goal's.</summary>
        public bool? Configured { get; init; }
    }
}
