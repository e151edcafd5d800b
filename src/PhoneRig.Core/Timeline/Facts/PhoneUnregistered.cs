using System.Text.Json.Serialization;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone that was registered with the rig's call manager is so no more.</summary>
/// <param name="Mac">Hardware address, from the device's name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Device">The name it registered by.</param>
/// <param name="Reason">Why, as a phrase.</param>
/// <param name="Lost">True: it fell silent, however long ago. False: it said so itself.</param>
public sealed record PhoneUnregistered(string? Mac, string? Address, string Device, string Reason, bool Lost) : NetworkSighting(Mac, Address)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool WasHeard => !Lost;
}
