using System.Net;
using System.Net.Sockets;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Network.Sockets;

/// <summary>Asks an agent over UDP and waits for its answer, for edges that may block. One question at a time; what one learnt of the agent serves the next.</summary>
/// <param name="agent">Its address and port.</param>
/// <param name="envelope">How questions are wrapped.</param>
/// <param name="options">How long to wait and how often to ask.</param>
/// <param name="firstId">The first question's number.</param>
/// <param name="time">Bounds the waits.</param>
public sealed class SnmpSocket(IPEndPoint agent, ISnmpEnvelope envelope, SnmpOptions options, int firstId, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private int id = firstId & int.MaxValue;

    /// <summary>Asks for a variable, or sets it. Waits no longer than the tries last.</summary>
    public SnmpAnswer Ask(SnmpOperation operation, SnmpVariable variable)
    {
        lock (gate)
        {
            id = unchecked(id + 1) & int.MaxValue;
            using var socket = new Socket(agent.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            var exchange = new SnmpExchange(envelope, new SnmpMessage("", operation, id, Status: 0, Index: 0, [variable]), options, bytes => Send(socket, bytes));
            try
            {
                socket.Connect(agent);
            }
            catch (SocketException refused)
            {
                return new SnmpAnswer(null, $"there is no way to {agent.Address} ({refused.Message})");
            }

            exchange.Start(Now);
            while (exchange.WakeAt is { } at)
            {
                var left = at - Now;
                if (left > TimeSpan.Zero && Receive(socket, left) is { } payload)
                {
                    exchange.Receive(Now, payload);
                }

                exchange.Tick(Now);
            }

            return exchange.Answer!;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>A network that refuses a datagram now may take the next: the tries bound it.</summary>
    private static void Send(Socket socket, byte[] bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (SocketException)
        {
            // Told by the agent's silence.
        }
    }

    private static byte[]? Receive(Socket socket, TimeSpan atMost)
    {
        try
        {
            if (!socket.Poll(atMost, SelectMode.SelectRead))
            {
                return null;
            }

            var buffer = new byte[SnmpCodec.LongestMessage];
            return buffer[..socket.Receive(buffer)];
        }
        catch (SocketException)
        {
            // Nobody listens there, which a host may say: told by silence too.
            return null;
        }
    }
}
