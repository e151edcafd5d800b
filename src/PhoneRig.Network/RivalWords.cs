using System.Collections.Immutable;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Network;

/// <summary>Says why a DHCP server is not started beside another one.</summary>
public static class RivalWords
{
    /// <summary>Who answers, what it would tell a phone, and what to do.</summary>
    /// <param name="offers">What the others said; at least one.</param>
    /// <param name="external">What makes the rig leave leasing to them, such as "write dhcp: external in the rig file".</param>
    public static string Refusal(ImmutableArray<DhcpOffer> offers, string external) =>
        $"another DHCP server answers on this segment: {string.Join("; and ", offers.Select(Describe))}. Phones would take whichever answers first. "
        + $"Switch it off there, or take its cable off this segment, or {external}.";

    private static string Describe(DhcpOffer offer) =>
        $"{Who(offer)} would give a phone {offer.Address} and {(offer.Tftp is var (server, from) ? $"send it to the TFTP server {server} ({from})" : "name no TFTP server")}";

    private static string Who(DhcpOffer offer)
    {
        var name = $"{offer.Server ?? offer.Source}";
        var source = offer.Source.Equals(offer.Server) || offer.Server is null ? "" : $" at {offer.Source}";
        return $"{name}{source}{(offer.Mac is { } mac ? $" (hardware address {mac})" : "")}";
    }
}
