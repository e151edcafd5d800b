namespace PhoneRig.Core.Timeline.Facts;

/// <summary>How far a transfer is; at most one per second and transfer.</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The canonical name of the file served.</param>
/// <param name="Bytes">Bytes acknowledged.</param>
/// <param name="Total">Bytes in all.</param>
public sealed record TftpProgress(string? Mac, string? Address, string File, long Bytes, long Total) : NetworkSighting(Mac, Address);
