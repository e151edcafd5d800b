using System.Text.Json.Serialization;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A transfer ended before its last block was acknowledged.</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The canonical name of the file served.</param>
/// <param name="Bytes">Bytes acknowledged.</param>
/// <param name="Total">Bytes in all.</param>
/// <param name="Reason">"timed out", "replaced by a new request", or the phone's error text.</param>
/// <param name="Blocks">Blocks acknowledged; null where an earlier version told it.</param>
/// <param name="Resends">Packets sent more than once.</param>
/// <param name="RoundTrip">Smoothed time from a packet to its acknowledgement; null where none could be measured.</param>
public sealed record TftpFailed(
    string? Mac, string? Address, string File, long Bytes, long Total, string Reason,
    long? Blocks = null,
    int? Resends = null,
    TimeSpan? RoundTrip = null) : NetworkSighting(Mac, Address)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool WasHeard => false;
}
