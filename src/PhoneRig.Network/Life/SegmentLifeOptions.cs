using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Network.PhoneWeb;
using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Life;

/// <summary>What a segment's proof of life does.</summary>
public sealed record SegmentLifeOptions
{
    /// <summary>The rig's own address on the segment.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Whether phones register with the rig; false where another call manager is told them.</summary>
    public bool Registers { get; init; } = true;

    /// <summary>Whether another server gives phones their files, so that a lease is the last that is heard of one before it runs.</summary>
    public bool FilesUnseen { get; init; }

    /// <summary>Default: 2000 (facts 8).</summary>
    public int SccpPort { get; init; } = 2000;

    /// <summary>The registrar's part.</summary>
    public SccpRegistrarOptions Registrar { get; init; } = new();

    /// <summary>The part of the phones' web pages.</summary>
    public PagePollOptions Pages { get; init; } = new();

    /// <summary>The options that a rig file gives.</summary>
    /// <param name="config">The rig file's part.</param>
    public static SegmentLifeOptions From(NetworkConfig config)
    {
        var own = config.Address.Split('/')[0];
        return new SegmentLifeOptions
        {
            Address = IPAddress.Parse(own),
            Registers = config.CallManager is null || config.CallManager == own,
            FilesUnseen = config.Tftp == ServiceKind.External,
        };
    }
}
