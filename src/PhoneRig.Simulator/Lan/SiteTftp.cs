using System.Collections.Immutable;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// A TFTP server on a simulated segment (RFC 1350), in a few bytes of its own: names as they are spelt, 512-byte blocks, each sent when the
/// one before is acknowledged. A lost packet is the phone's to ask for again, which it does (facts 3.2).
/// </summary>
/// <param name="network">The segment.</param>
/// <param name="address">Its address.</param>
/// <param name="files">What it holds.</param>
/// <param name="fault">What is wrong with it.</param>
internal sealed class SiteTftp(INetwork network, IPAddress address, ImmutableDictionary<string, ImmutableArray<byte>> files, SiteFault fault) : IDisposable
{
    private const int BlockLength = 512;

    private readonly Dictionary<IPEndPoint, Transfer> transfers = [];
    private IDatagramPort? port;

    /// <summary>Serves from now on.</summary>
    public void Open() => port = network.Open(new IPEndPoint(address, 69), Hear);

    public void Dispose()
    {
        port?.Dispose();
        foreach (var transfer in transfers.Values)
        {
            transfer.Port.Dispose();
        }

        transfers.Clear();
    }

    private void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        // A read request: opcode 1, a name, a mode (RFC 1350 section 5).
        if (payload.Length < 4 || payload.Span[0] != 0 || payload.Span[1] != 1)
        {
            return;
        }

        var name = Encoding.ASCII.GetString(payload.Span[2..]).Split('\0')[0];
        if (!files.TryGetValue(name, out var content))
        {
            if (!fault.SilentOnMissing)
            {
                port!.Send([0, 5, 0, 1, .. "File not found"u8, 0], from);
            }

            return;
        }

        End(from);
        var stop = fault.Stop is { } place && name.StartsWith(place.Prefix, StringComparison.Ordinal) ? place.Block : int.MaxValue;
        var transfer = new Transfer(network.Open(new IPEndPoint(address, 0), Acknowledged), content, stop);
        transfers[from] = transfer;
        SendBlock(transfer, from, 1);
    }

    private void Acknowledged(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var packet = payload.Span;
        if (packet.Length < 4 || !transfers.TryGetValue(from, out var transfer))
        {
            return;
        }

        if (packet[1] != 4)
        {
            End(from);
            return;
        }

        // Block numbers wrap after 65535 (a file of 32 MB, which no phone's is): the last one sent says which is meant.
        var block = (packet[2] << 8) | packet[3];
        if (block == (transfer.Sent & 0xFFFF) || block == ((transfer.Sent - 1) & 0xFFFF))
        {
            SendBlock(transfer, from, block == (transfer.Sent & 0xFFFF) ? transfer.Sent + 1 : transfer.Sent);
        }
    }

    private void SendBlock(Transfer transfer, IPEndPoint to, int block)
    {
        var at = (block - 1) * BlockLength;
        if (at > transfer.Content.Length)
        {
            End(to);
            return;
        }

        if (block < transfer.Stop)
        {
            transfer.Sent = block;
            var length = Math.Min(BlockLength, transfer.Content.Length - at);
            transfer.Port.Send([0, 3, (byte)((block >> 8) & 0xFF), (byte)(block & 0xFF), .. transfer.Content.AsSpan(at, length)], to);
        }
    }

    private void End(IPEndPoint client)
    {
        if (transfers.Remove(client, out var transfer))
        {
            transfer.Port.Dispose();
        }
    }

    private sealed class Transfer(IDatagramPort port, ImmutableArray<byte> content, int stop)
    {
        public IDatagramPort Port => port;

        public ImmutableArray<byte> Content => content;

        public int Stop => stop;

        public int Sent { get; set; }
    }
}
