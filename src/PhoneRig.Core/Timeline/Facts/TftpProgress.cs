namespace PhoneRig.Core.Timeline.Facts;

/// <summary>How far a transfer is; at most one per second and transfer.</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The canonical name of the file served.</param>
/// <param name="Bytes">Bytes acknowledged.</param>
/// <param name="Total">Bytes in all.</param>
/// <param name="Blocks">Blocks acknowledged; null where an earlier version told it.</param>
/// <param name="Resends">Packets sent more than once.</param>
/// <param name="RoundTrip">Smoothed time from a packet to its acknowledgement; null where none could be measured.</param>
public sealed record TftpProgress(
    string? Mac, string? Address, string File, long Bytes, long Total,
    long? Blocks = null,
    int? Resends = null,
    TimeSpan? RoundTrip = null) : NetworkSighting(Mac, Address);
