using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>An address with the subnet that it is in, as written with a prefix: 10.70.0.1/24.</summary>
/// <param name="Own">The address.</param>
/// <param name="Prefix">How many bits of it are the subnet's.</param>
internal readonly record struct Subnet(Ipv4 Own, int Prefix)
{
    public uint Mask => uint.MaxValue << (32 - Prefix);

    public Ipv4 First => new((Own.Value & Mask) + 1);

    public Ipv4 Last => new((Own.Value | ~Mask) - 1);

    /// <summary>The host after the address itself; null where that is the last one.</summary>
    public Ipv4? AfterOwn => Own.Value < Last.Value ? new(Own.Value + 1) : null;

    /// <summary>Null where it is none. A prefix of 30 leaves room for the rig and one phone; 8 is the widest private network.</summary>
    public static Subnet? Parse(string text) =>
        text.Split('/') is [var address, var prefix] && Ipv4.Parse(address) is { } own
        && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 8 and <= 30
            ? new(own, bits)
            : null;

    public bool Has(Ipv4 address) => (address.Value & Mask) == (Own.Value & Mask);

    /// <summary>Whether it is an address that a host of the subnet can have: neither the subnet's own nor the broadcast address.</summary>
    public bool HasHost(Ipv4 address) => Has(address) && address.Value >= First.Value && address.Value <= Last.Value;

    public bool Overlaps(Subnet other) => Has(other.Own) || other.Has(Own);

    /// <summary>An address as many subnets of this size further up; null where that is beyond all addresses.</summary>
    public Ipv4? Up(Ipv4 address, int subnets) =>
        address.Value + ((ulong)subnets << (32 - Prefix)) is var moved and <= uint.MaxValue ? new((uint)moved) : null;

    public override string ToString() => $"{new Ipv4(Own.Value & Mask)}/{Prefix}";
}
