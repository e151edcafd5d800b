using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>A real UDP socket and the thread that reads it; what comes is posted to a loop.</summary>
/// <remarks>
/// The socket is never connected: a connected one turns an ICMP "port unreachable" of a phone that was switched off into an
/// exception of the next read (network notes 6.2).
/// </remarks>
internal sealed class UdpSocket : IDisposable
{
    /// <summary>Four megabytes: phones that are switched on together ask together, and the default of 208 KB loses some (network notes 6.4).</summary>
    private const int ReceiveBuffer = 4 << 20;

    /// <summary>Datagrams that wait for a loop that is late; more are dropped, as the kernel would.</summary>
    private const int MostWaiting = 8192;

    /// <summary>The largest datagram there is.</summary>
    private const int LargestDatagram = 65536;

    private readonly Socket socket;
    private readonly IEventLoop loop;
    private readonly DatagramReceived received;
    private readonly Closing closing = new();
    private int waiting;

    private UdpSocket(Socket socket, IEventLoop loop, DatagramReceived received)
    {
        this.socket = socket;
        this.loop = loop;
        this.received = received;
        Local = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint Local { get; }

    /// <summary>Binds and begins to read. A shared port is one that others may have too, if they agree; each hears every broadcast.</summary>
    /// <exception cref="SocketException">The system refused.</exception>
    public static UdpSocket Open(IPEndPoint local, string? device, IEventLoop loop, DatagramReceived received, bool shared = false)
    {
        var bound = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // No SO_REUSEADDR but where it is asked for: with UDP it would let two servers share a port and each lose half of the packets.
            if (shared)
            {
                ShareAddress(bound);
            }

            bound.EnableBroadcast = true;
            bound.ReceiveBufferSize = ReceiveBuffer;
            if (device is not null)
            {
                DeviceBinding.Bind(bound, device);
            }

            bound.Bind(local);
        }
        catch
        {
            bound.Dispose();
            throw;
        }

        var opened = new UdpSocket(bound, loop, received);
        new Thread(opened.Read) { IsBackground = true, Name = $"udp {opened.Local}" }.Start();
        return opened;
    }

    /// <summary>Sends; what the network does about it is not an error.</summary>
    public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
    {
        try
        {
            socket.SendTo(payload, SocketFlags.None, to);
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            // No route, no carrier, no neighbour, too long: the datagram is lost, and protocols above send again.
        }
    }

    /// <summary>Closes it. Nothing is delivered any more once this has returned on the loop.</summary>
    public void Dispose()
    {
        closing.End();
        socket.Dispose();
    }

    /// <summary>
    /// SO_REUSEADDR, 2 at level SOL_SOCKET, 1 (Linux asm-generic/socket.h). The framework's own ReuseAddress sets SO_REUSEPORT too, which
    /// would spread datagrams over the sockets.
    /// </summary>
    private static void ShareAddress(Socket socket) => socket.SetRawSocketOption(1, 2, [1, 0, 0, 0]);

    private void Read()
    {
        var buffer = new byte[LargestDatagram];
        var address = new SocketAddress(AddressFamily.InterNetwork);
        var from = new IPEndPoint(IPAddress.Any, 0);
        while (!closing.IsOver)
        {
            try
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, address);
                if (!closing.IsOver && Interlocked.Increment(ref waiting) <= MostWaiting)
                {
                    Deliver((IPEndPoint)from.Create(address), buffer.AsSpan(0, length).ToArray());
                }
                else
                {
                    Interlocked.Decrement(ref waiting);
                }
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (!closing.IsOver)
            {
                closing.AwaitDevice();
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private void Deliver(IPEndPoint from, byte[] payload) => loop.Post(() =>
    {
        Interlocked.Decrement(ref waiting);
        if (!closing.IsOver)
        {
            received(from, payload);
        }
    });
}
