namespace PhoneRig.Network.Dhcp;

/// <summary>How servers are looked for.</summary>
public sealed record DhcpProbeOptions
{
    /// <summary>What the hardware addresses of probes begin with: locally administered (IEEE 802 section 8.4), then "PR". No phone has one of these.</summary>
    public const string MacPrefix = "02:50:52";

    /// <summary>The hardware address that is asked for.</summary>
    public required string Mac { get; init; }

    /// <summary>Tells one search from another; the lower 16 bits count.</summary>
    public required uint Number { get; init; }

    /// <summary>Option 60. Default: that of a 7970 (facts 8).</summary>
    public string Vendor { get; init; } = $"{DhcpServerOptions.PhoneVendorPrefix} CP-7970G\0";

    /// <summary>How long answers are waited for. Default: 6 s: some servers first ask for three seconds whether the address is in use (dnsmasq), and the first DISCOVER may get lost.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>After how long without an end the DISCOVER is repeated. Default: 2 s.</summary>
    public TimeSpan Repeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the first answer the search ends early. Default (null): never, so that every server is heard.</summary>
    public TimeSpan? Settle { get; init; }

    /// <summary>A throw-away hardware address.</summary>
    /// <param name="number">Its lower 24 bits tell one probing computer from another.</param>
    public static string ThrowAwayMac(uint number) => $"{MacPrefix}:{(number >> 16) & 0xFF:x2}:{(number >> 8) & 0xFF:x2}:{number & 0xFF:x2}";
}
