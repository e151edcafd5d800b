using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>A datagram came in. The payload is the receiver's to keep.</summary>
/// <param name="from">Who sent it.</param>
/// <param name="payload">Its bytes.</param>
public delegate void DatagramReceived(IPEndPoint from, ReadOnlyMemory<byte> payload);
