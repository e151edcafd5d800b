using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>Asks for an address until it has one (facts 1.4, 5.3, 8).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="bound">An address was given; the client is through.</param>
internal sealed class DhcpClient(BootScope scope, Action<Lease> bound) : IDisposable
{
    private const int ClientPort = 68;
    private const int ServerPort = 67;

    private readonly PhoneBoard board = scope.Board;
    private IDatagramPort? port;
    private IDisposable? retry;
    private uint xid;
    private byte awaited;

    /// <summary>Starts as a cold boot does: after some seconds.</summary>
    public void Begin()
    {
        Trace("DHCP enabled...");
        var wait = (int)Math.Round(board.Between(board.Profile.DhcpDelayFrom, board.Profile.DhcpDelayTo).TotalSeconds);
        Trace($"COLDBOOT - wait {wait} seconds...");
        retry = scope.WakeUps.After(TimeSpan.FromSeconds(wait), Discover);
    }

    /// <summary>Starts over after the usual pause.</summary>
    public void BeginLater()
    {
        retry?.Dispose();
        retry = scope.WakeUps.After(board.Profile.DhcpRetry, Discover);
    }

    public void Dispose()
    {
        retry?.Dispose();
        port?.Dispose();
        port = null;
    }

    private void Discover()
    {
        port ??= board.Network.Open(new IPEndPoint(IPAddress.Any, ClientPort), Hear);
        xid = (uint)board.Random.NextInt64(1, uint.MaxValue);
        awaited = DhcpReply.Offer;
        Trace("Sending Discover...");
        Send(DhcpRequest.Write(DhcpRequest.Discover, xid, board.Mac, board.Profile.Family));
        BeginLater();
    }

    private void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        if (port is null || DhcpReply.Read(payload.Span, xid, board.Mac) is not { } reply)
        {
            return;
        }

        if (reply.Type == DhcpReply.Offer && awaited == DhcpReply.Offer && reply.ServerId is { } serverId)
        {
            awaited = DhcpReply.Ack;
            Trace("Sending Request...");
            Send(DhcpRequest.Write(DhcpRequest.Request, xid, board.Mac, board.Profile.Family, reply.Address.GetAddressBytes(), serverId));
        }
        else if (reply.Type == DhcpReply.Nak && awaited == DhcpReply.Ack)
        {
            awaited = 0;
        }
        else if (reply.Type == DhcpReply.Ack && awaited == DhcpReply.Ack)
        {
            Trace("ACK received");
            Dispose();
            bound(reply.ToLease());
        }
    }

    private void Send(byte[] packet) => port?.Send(packet, new IPEndPoint(IPAddress.Broadcast, ServerPort));

    private void Trace(string text) => board.Console.Trace("NOT", "DHCP", text);
}
