using System.Runtime.InteropServices;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>struct mmsghdr of Linux on 64 bits (linux/socket.h): a struct msghdr and the length that was received or sent.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public byte* Name;
    public uint NameLength;
    public MessagePart* Parts;
    public nuint PartCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
    private readonly uint endOfHeader;
    public uint Length;
    private readonly uint endOfMessage;
}
