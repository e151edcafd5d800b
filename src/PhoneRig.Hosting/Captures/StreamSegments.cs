using System.Net;
using PhoneRig.Network.Taps;

namespace PhoneRig.Hosting.Captures;

/// <summary>
/// Turns what happened on streams into the segments that may have carried it: a socket tells bytes, not segments, so their numbers are made up from 0 and everything is
/// acknowledged at once. Analysers follow such a stream as any other.
/// </summary>
/// <param name="keep">Takes each segment.</param>
internal sealed class StreamSegments(Action<CapturedDatagram> keep)
{
    // RFC 9293 section 3.1.
    private const byte Fin = 1;
    private const byte Syn = 2;
    private const byte Rst = 4;
    private const byte Psh = 8;
    private const byte Ack = 16;

    /// <summary>What Ethernet leaves of 1,500 bytes for a segment's payload.</summary>
    private const int Longest = 1460;

    private readonly Dictionary<(IPEndPoint Local, IPEndPoint Remote), (uint Here, uint There)> open = [];

    /// <summary>Takes what happened. On one thread.</summary>
    public void See(TimeSpan uptime, IPEndPoint local, IPEndPoint remote, StreamMoment moment, ReadOnlySpan<byte> bytes)
    {
        var key = (local, remote);
        if (moment is StreamMoment.Accepted or StreamMoment.Connected)
        {
            var (caller, called) = moment == StreamMoment.Accepted ? (remote, local) : (local, remote);
            Keep(uptime, caller, called, new(0, 0, Syn), []);
            Keep(uptime, called, caller, new(0, 1, Syn | Ack), []);
            Keep(uptime, caller, called, new(1, 1, Ack), []);
            open[key] = (1, 1);
            return;
        }

        if (!open.TryGetValue(key, out var numbers))
        {
            if (moment == StreamMoment.Broken)
            {
                Keep(uptime, local, remote, new(0, 0, Syn), []);
                Keep(uptime, remote, local, new(0, 1, Rst | Ack), []);
            }

            return;
        }

        switch (moment)
        {
            case StreamMoment.Sent:
                open[key] = numbers with { Here = Say(uptime, local, remote, numbers.Here, numbers.There, bytes) };
                break;
            case StreamMoment.Received:
                open[key] = numbers with { There = Say(uptime, remote, local, numbers.There, numbers.Here, bytes) };
                break;
            case StreamMoment.Ended:
                open.Remove(key);
                Keep(uptime, local, remote, new(numbers.Here, numbers.There, Fin | Ack), []);
                break;
            default:
                open.Remove(key);
                Keep(uptime, remote, local, new(numbers.There, numbers.Here, moment == StreamMoment.EndedThere ? (byte)(Fin | Ack) : (byte)(Rst | Ack)), []);
                break;
        }
    }

    private uint Say(TimeSpan uptime, IPEndPoint from, IPEndPoint to, uint number, uint heard, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(Longest, bytes.Length)];
            Keep(uptime, from, to, new(number, heard, Psh | Ack), part);
            bytes = bytes[part.Length..];
            number = unchecked(number + (uint)part.Length);
        }

        return number;
    }

    private void Keep(TimeSpan uptime, IPEndPoint from, IPEndPoint to, TcpPart tcp, ReadOnlySpan<byte> payload) =>
        keep(new CapturedDatagram(uptime, from, to, payload.ToArray(), payload.Length) { Tcp = tcp });
}
