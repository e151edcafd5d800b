using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Standalone;

/// <summary>Where to ask what a phone would be told.</summary>
public sealed record DhcpProbeRequest
{
    /// <summary>The file that every phone of the family asks for after a reset (facts 3.1).</summary>
    public const string DefaultLoad = "term70.default.loads";

    /// <summary>The interface of the phones' segment.</summary>
    public required HostInterface Interface { get; init; }

    /// <summary>The phone to ask for; null: a throw-away one.</summary>
    public string? Mac { get; init; }

    /// <summary>The file that its TFTP server is asked for. Default: <see cref="DefaultLoad"/>.</summary>
    public string File { get; init; } = DefaultLoad;

    internal DhcpProbeOptions Options(uint number) => new() { Mac = Mac ?? DhcpProbeOptions.ThrowAwayMac(number), Number = number };
}
