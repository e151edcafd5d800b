namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A DHCP message.</summary>
/// <param name="At">When it came or went.</param>
/// <param name="Message">"discover", "offer", "request", "ack" and so on.</param>
/// <param name="Asked">True where the phone sent it, false where the rig did.</param>
/// <param name="Address">The address in it, where there is one.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record DhcpMark(TimeSpan At, string Message, bool Asked, string? Address, long Entry);
