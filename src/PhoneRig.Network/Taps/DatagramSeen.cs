using System.Net;

namespace PhoneRig.Network.Taps;

/// <summary>A datagram went by. Called on the network's loop, between two packets of a phone: return at once, never throw.</summary>
/// <param name="from">Who sent it.</param>
/// <param name="to">Where to; of one that came in, the port that took it.</param>
/// <param name="payload">Its bytes, valid during the call only.</param>
public delegate void DatagramSeen(IPEndPoint from, IPEndPoint to, ReadOnlySpan<byte> payload);
