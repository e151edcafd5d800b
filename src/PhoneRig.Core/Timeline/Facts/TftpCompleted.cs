namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The last block of a file was acknowledged.</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The canonical name of the file served.</param>
/// <param name="Bytes">Bytes in all.</param>
/// <param name="Took">From request to last acknowledgement.</param>
public sealed record TftpCompleted(string? Mac, string? Address, string File, long Bytes, TimeSpan Took) : NetworkSighting(Mac, Address);
