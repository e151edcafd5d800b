using System.Net;

namespace PhoneRig.Network.Taps;

/// <summary>Something happened on a stream. Called on the network's loop: return at once, never throw.</summary>
/// <param name="local">The own end.</param>
/// <param name="remote">The other end.</param>
/// <param name="moment">What.</param>
/// <param name="bytes">What was sent or came, valid during the call only; else none.</param>
public delegate void StreamSeen(IPEndPoint local, IPEndPoint remote, StreamMoment moment, ReadOnlySpan<byte> bytes);
