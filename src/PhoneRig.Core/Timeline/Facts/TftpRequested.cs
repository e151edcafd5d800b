namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone asked for a file.</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The name as asked, cleaned of control characters.</param>
public sealed record TftpRequested(string? Mac, string? Address, string File) : NetworkSighting(Mac, Address);
