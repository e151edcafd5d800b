namespace PhoneRig.Core.Phones;

/// <summary>A lamp of a phone, by name: "line1" to "line8" from top to bottom, "headset", "mute", "speaker", "message".</summary>
/// <param name="Name">The lamp's name in the phone's file.</param>
public readonly record struct Lamp(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
