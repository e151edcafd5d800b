namespace PhoneRig.Core.Configuration;

/// <summary>What a rig keeps beside its journal, for whoever has to find out later what happened.</summary>
public sealed record KeepConfig
{
    /// <summary>True: the DHCP and TFTP datagrams of the segment, as captures that packet analysers read. File contents are cut off them. Default: false.</summary>
    public bool Capture { get; init; }

    /// <summary>Megabytes of captures, beyond which the oldest are deleted. Default: 64.</summary>
    public int CaptureMegabytes { get; init; } = 64;

    /// <summary>True: every byte that consoles send and every look at lamps, as text files. Default: true.</summary>
    public bool Raw { get; init; } = true;

    /// <summary>Megabytes of console bytes and looks at lamps, beyond which the oldest are deleted. Default: 256.</summary>
    public int RawMegabytes { get; init; } = 256;
}
