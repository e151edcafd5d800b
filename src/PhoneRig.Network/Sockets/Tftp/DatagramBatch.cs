using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>
/// Many datagrams of a socket in one call of the system (recvmmsg(2), sendmmsg(2)): a third of the calls is what a packet costs most (network notes 1). All memory is
/// its own and stays where it is; no call allocates. For one thread, and one direction at a time.
/// </summary>
internal sealed unsafe partial class DatagramBatch
{
    /// <summary>Datagrams in one call. Beyond some tens a call more or less is lost in what the packets themselves cost.</summary>
    public const int Most = 64;

    /// <summary>Bytes of a datagram; a longer one is cut as it is received, and is no TFTP packet for a server: requests have 512 at most, acknowledgements 4.</summary>
    public const int Room = 2048;

    /// <summary>The longest sockaddr that is used: sockaddr_in6 (netinet/in.h).</summary>
    private const int NameRoom = 28;

    private const int DontWait = 0x40; // MSG_DONTWAIT, asm-generic/socket.h
    private const int Interrupted = 4, TryAgain = 11; // EINTR and EAGAIN, asm-generic/errno-base.h

    private readonly byte[] bytes = GC.AllocateArray<byte>(Most * Room, pinned: true);
    private readonly byte[] names = GC.AllocateArray<byte>(Most * NameRoom, pinned: true);
    private readonly MessagePart[] parts = GC.AllocateArray<MessagePart>(Most, pinned: true);
    private readonly MessageHeader[] headers = GC.AllocateArray<MessageHeader>(Most, pinned: true);

    public DatagramBatch()
    {
        for (var i = 0; i < Most; i++)
        {
            parts[i].Base = (byte*)Unsafe.AsPointer(ref bytes[i * Room]);
            headers[i].Name = (byte*)Unsafe.AsPointer(ref names[i * NameRoom]);
            headers[i].Parts = (MessagePart*)Unsafe.AsPointer(ref parts[i]);
            headers[i].PartCount = 1;
        }
    }

    /// <summary>Whether the system has these calls, with structures as they are laid out here.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>The bytes of one that was received.</summary>
    public ReadOnlySpan<byte> Payload(int index) => bytes.AsSpan(index * Room, (int)Math.Min(headers[index].Length, Room));

    /// <summary>Who sent it.</summary>
    public UdpPeer Peer(int index) => PeerAddress.Read(names.AsSpan(index * NameRoom, NameRoom));

    /// <summary>Takes what a socket has, without waiting.</summary>
    /// <returns>How many; fewer than <see cref="Most"/> where there is no more. Null where the socket failed.</returns>
    public int? Receive(Socket socket)
    {
        for (var i = 0; i < Most; i++)
        {
            headers[i].NameLength = NameRoom;
            parts[i].Length = Room;
        }

        var count = ReceiveMany(socket.SafeHandle, headers, Most, DontWait, 0);
        return count >= 0 ? count : Marshal.GetLastPInvokeError() is TryAgain or Interrupted ? 0 : null;
    }

    /// <summary>Puts one into the batch.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="payload">Its bytes, at most <see cref="Room"/>.</param>
    /// <param name="peer">Where to.</param>
    public void Put(int index, ReadOnlySpan<byte> payload, UdpPeer peer)
    {
        payload.CopyTo(bytes.AsSpan(index * Room, Room));
        parts[index].Length = (nuint)payload.Length;
        headers[index].NameLength = (uint)PeerAddress.Write(names.AsSpan(index * NameRoom, NameRoom), peer);
    }

    /// <summary>Sends those that were put into it; what the network does about one is not an error, and loses that one only.</summary>
    public void Send(Socket socket, int count)
    {
        for (var from = 0; from < count;)
        {
            var sent = SendMany(socket.SafeHandle, ref headers[from], (uint)(count - from), 0);
            from += sent > 0 ? sent : Marshal.GetLastPInvokeError() == Interrupted ? 0 : 1;
        }
    }

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    private static partial int ReceiveMany(SafeHandle socket, [In, Out] MessageHeader[] messages, uint count, int flags, nint timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMany(SafeHandle socket, ref MessageHeader first, uint count, int flags);
}
