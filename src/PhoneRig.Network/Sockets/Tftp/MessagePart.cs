using System.Runtime.InteropServices;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>struct iovec (bits/types/struct_iovec.h): where a message's bytes are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessagePart
{
    public byte* Base;
    public nuint Length;
}
