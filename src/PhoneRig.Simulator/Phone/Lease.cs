using System.Net;

namespace PhoneRig.Simulator.Phone;

/// <summary>An address, and the TFTP server that came with it.</summary>
/// <param name="Address">The phone's own.</param>
/// <param name="Server">The TFTP server; null: none of the options named a usable one.</param>
/// <param name="ServerFrom">What named it: opt150, opt66, siaddr (facts 3.2).</param>
internal sealed record Lease(IPAddress Address, IPAddress? Server, string ServerFrom)
{
    /// <summary>The subnet's mask; null: nobody told.</summary>
    public IPAddress? Mask { get; init; }

    /// <summary>The router (option 3); null: there is none.</summary>
    public IPAddress? Gateway { get; init; }

    /// <summary>False for an address of another subnet where there is no router to it (facts 7.2 row 21).</summary>
    public bool Reaches(IPAddress other) => Mask is not { } mask || Gateway is not null
        || Address.GetAddressBytes().Zip(other.GetAddressBytes(), mask.GetAddressBytes()).All(part => (part.First & part.Third) == (part.Second & part.Third));
}
