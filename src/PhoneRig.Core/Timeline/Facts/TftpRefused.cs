namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A request was answered with an error: usually "file not found", which a phone needs to hear (facts 3.2).</summary>
/// <param name="Mac">Hardware address, where the lease tells it.</param>
/// <param name="Address">Who asked.</param>
/// <param name="File">The name as asked.</param>
/// <param name="Reason">The error text sent, with what a fault on the rig's side was.</param>
public sealed record TftpRefused(string? Mac, string? Address, string File, string Reason) : NetworkSighting(Mac, Address);
