using System.Text.Json.Serialization;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Something that a packet told. Which station it belongs to is decided in one place, by these.</summary>
/// <param name="Mac">The phone's hardware address, "00:1b:2c:3d:4e:5f", where the packet tells it.</param>
/// <param name="Address">The phone's IPv4 address, where it has one.</param>
public abstract record NetworkSighting(string? Mac, string? Address) : Fact
{
    /// <summary>
    /// Whether somebody was heard just then. Else a server of the rig's concludes something from a silence, of one who was heard long ago: it tells
    /// nothing of who stands where now.
    /// </summary>
    [JsonIgnore]
    public virtual bool WasHeard => true;
}
