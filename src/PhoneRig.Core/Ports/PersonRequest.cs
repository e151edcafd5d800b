using System.Text.Json.Serialization;

namespace PhoneRig.Core.Ports;

/// <summary>What a person is asked to do at a phone.</summary>
/// <param name="Kind">Which act.</param>
/// <param name="Keys">The keys, in order, for hold, release and type; empty for the hook and the power.</param>
/// <param name="Text">The sentence to show.</param>
public sealed record PersonRequest(PersonRequestKind Kind, string Keys, string Text)
{
    /// <summary>The request to plug the phone's brick in, or to unplug it.</summary>
    public static PersonRequest ForPower(bool on) => on
        ? new(PersonRequestKind.PlugIn, "", "Plug the phone's power in.")
        : new(PersonRequestKind.Unplug, "", "Pull the phone's power plug.");

    /// <summary>Whether it is about the phone's power.</summary>
    [JsonIgnore]
    public bool IsPower => Kind is PersonRequestKind.PlugIn or PersonRequestKind.Unplug;
}
