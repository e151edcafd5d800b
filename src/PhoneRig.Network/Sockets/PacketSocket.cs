using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>The frames of a real interface that are no Ethernet II, as those of CDP: a packet socket (packet(7)) for 802.2 frames. Needs CAP_NET_RAW. Never sends.</summary>
/// <param name="loop">The loop that callbacks run on.</param>
/// <param name="device">The interface.</param>
public sealed class PacketSocket(IEventLoop loop, string device) : IFrameTap
{
    /// <summary>ETH_P_802_2 of linux/if_ether.h: frames with a length in place of a type. So the kernel keeps everything else away.</summary>
    private const ushort Ieee8022 = 0x0004;

    /// <summary>A frame of an interface without jumbo frames.</summary>
    private const int LongestFrame = 2048;

    /// <summary>Frames that wait for a loop that is late; more are dropped. A phone sends one a minute.</summary>
    private const int MostWaiting = 64;

    /// <inheritdoc/>
    public IDisposable Listen(Action<ReadOnlyMemory<byte>> heard)
    {
        Socket? socket = null;
        try
        {
            var index = Index();
            socket = new Socket(AddressFamily.Packet, SocketType.Raw, (ProtocolType)IPAddress.HostToNetworkOrder((short)Ieee8022));
            socket.Bind(new LinkEndPoint(Ieee8022, index));
            Join(socket, index);
            var listening = new Listening(socket, loop, heard);
            new Thread(listening.Read) { IsBackground = true, Name = $"frames {device}" }.Start();
            return listening;
        }
        catch (SocketException refused)
        {
            socket?.Dispose();
            throw new HardwareFaultException(
                $"frames of {device}",
                refused.SocketErrorCode is SocketError.AccessDenied or SocketError.OperationNotSupported
                    ? "not allowed: listening to CDP needs CAP_NET_RAW. Run it as a service with AmbientCapabilities=CAP_NET_BIND_SERVICE CAP_NET_RAW, or as root; without it everything else works"
                    : $"the system refused ({refused.SocketErrorCode}: {refused.Message})",
                refused);
        }
    }

    private int Index()
    {
        var found = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(one => one.Name == device)
            ?? throw new HardwareFaultException($"frames of {device}", $"there is no network interface {device}. Correct the interface in the rig file, or plug the adapter in.");
        return found.GetIPProperties().GetIPv4Properties().Index;
    }

    /// <summary>Asks the interface for CDP's multicast address: PACKET_ADD_MEMBERSHIP, 1 at level SOL_PACKET, 263, with a packet_mreq (packet(7)): index, kind 0 for multicast, length, address.</summary>
    private static void Join(Socket socket, int index)
    {
        var wish = new byte[16];
        BitConverter.TryWriteBytes(wish, index);
        BitConverter.TryWriteBytes(wish.AsSpan(6), (ushort)6);
        ((ReadOnlySpan<byte>)[0x01, 0x00, 0x0C, 0xCC, 0xCC, 0xCC]).CopyTo(wish.AsSpan(8));
        socket.SetRawSocketOption(263, 1, wish);
    }

    /// <summary>A sockaddr_ll (packet(7)): family, protocol in network order, index, then fields that binding does not look at.</summary>
    private sealed class LinkEndPoint(ushort protocol, int index) : EndPoint
    {
        private const int Length = 20;

        public override AddressFamily AddressFamily => AddressFamily.Packet;

        public override SocketAddress Serialize()
        {
            var address = new SocketAddress(AddressFamily.Packet, Length);
            var bytes = address.Buffer.Span;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], protocol);
            BitConverter.TryWriteBytes(bytes[4..], index);
            return address;
        }

        public override EndPoint Create(SocketAddress socketAddress) => this;
    }

    private sealed class Listening(Socket socket, IEventLoop loop, Action<ReadOnlyMemory<byte>> heard) : IDisposable
    {
        /// <summary>How soon a closed one ends. Closing a packet socket wakes nobody who reads from it, and would wait for him: so he looks, and closes it himself.</summary>
        private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

        private readonly Closing closing = new();
        private int waiting;

        public void Dispose() => closing.End();

        public void Read()
        {
            using var own = socket;
            var buffer = new byte[LongestFrame];
            while (!closing.IsOver)
            {
                try
                {
                    if (socket.Poll(Look, SelectMode.SelectRead))
                    {
                        Deliver(buffer.AsSpan(0, socket.Receive(buffer)));
                    }
                }
                catch (SocketException)
                {
                    closing.AwaitDevice();
                }
            }
        }

        private void Deliver(ReadOnlySpan<byte> received)
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
            {
                Interlocked.Decrement(ref waiting);
                return;
            }

            ReadOnlyMemory<byte> frame = received.ToArray();
            loop.Post(() =>
            {
                Interlocked.Decrement(ref waiting);
                if (!closing.IsOver)
                {
                    heard(frame);
                }
            });
        }
    }
}
