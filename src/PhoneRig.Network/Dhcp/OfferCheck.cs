using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Dhcp;

/// <summary>Judges what a phone would be told (facts 3.2, 7.2 rows 7 and 21, and 8).</summary>
public static class OfferCheck
{
    /// <summary>What is wrong with an offer, the worst first; nothing for a good one.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="files">What its TFTP server said when it was asked for a file; null where it was not asked.</param>
    public static ImmutableArray<OfferFinding> Of(DhcpOffer offer, TftpLookResult? files) =>
        [.. Lease(offer).Concat(Server(offer)).Concat(Way(offer)).Concat(Files(offer, files)).OrderBy(finding => finding.IsMissing ? 0 : 1)];

    private static IEnumerable<OfferFinding> Lease(DhcpOffer offer)
    {
        if (offer.Server is null)
        {
            yield return new(true, "the offer names no server (option 54), so no phone can take it", $"mend the DHCP server at {offer.Source}");
        }

        if (offer.Address.Equals(IPAddress.Any))
        {
            yield return new(true, "no address is offered", $"give the pool of the DHCP server at {offer.Source} a free address");
        }

        if (offer.Mask is null)
        {
            yield return new(true, "no subnet mask (option 1)", "set option 1 to the segment's mask");
        }

        if (offer.LeaseTime is null)
        {
            yield return new(true, "no lease time (option 51)", "set a lease time of an hour or more");
        }
        else if (offer.LeaseTime < TimeSpan.FromMinutes(10))
        {
            yield return new(false, $"a lease of {offer.LeaseTime.Value.TotalSeconds:0} s: a phone renews it again and again while it fetches its load", "set a lease time of an hour or more");
        }
    }

    private static IEnumerable<OfferFinding> Server(DhcpOffer offer)
    {
        if (offer.Tftp is not var (server, from))
        {
            yield return new(true, "no TFTP server: neither option 150 nor 66 nor the next-server field (siaddr) nor sname", "set option 150, option 66 and next-server to the TFTP server's address");
            yield break;
        }

        if (!IPAddress.TryParse(server, out _))
        {
            yield return offer.NameServers.IsEmpty
                ? new(true, $"the TFTP server is a name, {server} ({from}), and no name server (option 6) is given to look it up", "set option 150 to the TFTP server's address")
                : new(false, $"the TFTP server is a name, {server} ({from}): a loader may not look names up", "set option 150 to the TFTP server's address");
        }

        (string From, string? Says)[] places =
        [
            ("option 150", offer.TftpAddresses.IsEmpty ? null : $"{offer.TftpAddresses[0]}"), ("option 66", offer.TftpName), ("siaddr", offer.NextServer?.ToString()), ("sname", AsAddress(offer.ServerName)),
        ];
        foreach (var (place, says) in places.Where(place => place.Says is not null && place.Says != server))
        {
            yield return new(false, $"{place} names another TFTP server, {says}, than {from} does: phones of another load may take that one", $"set {place} to {server} too, or leave it out");
        }
    }

    private static IEnumerable<OfferFinding> Way(DhcpOffer offer)
    {
        if (offer.Mask is not { } mask)
        {
            yield break;
        }

        var outside = offer.Tftp is var (server, _) && IPAddress.TryParse(server, out var tftp) && !SameSubnet(offer.Address, tftp, mask);
        if (offer.Routers.IsEmpty)
        {
            yield return outside
                ? new(true, $"no router (option 3), and the TFTP server {offer.Tftp!.Value.Server} is in another subnet: it cannot be reached", "set option 3 to the segment's router")
                : new(true, "no router (option 3): some loaders stop without one", "set option 3, to the server's own address where there is no router");
        }
        else if (!SameSubnet(offer.Address, offer.Routers[0], mask))
        {
            yield return new(outside, $"the router {offer.Routers[0]} is not in the subnet of {offer.Address} with mask {mask}", "set option 3 to a router of the segment");
        }
    }

    private static IEnumerable<OfferFinding> Files(DhcpOffer offer, TftpLookResult? files)
    {
        var server = offer.Tftp?.Server;
        switch (files)
        {
            case { End: TftpLookEnd.Silent }:
                yield return new(true, $"the TFTP server {server} does not answer from here", $"is it on, does it listen on port 69, and does a firewall let it? Try: curl -o /dev/null tftp://{server}/{files.File}");
                break;
            case { End: TftpLookEnd.Refused }:
                yield return new(true, $"the TFTP server {server} answers that it has no {files.File} ({files.Message})", "put the files of a firmware set there, under their own names");
                break;
        }
    }

    private static string? AsAddress(string? text) => IPAddress.TryParse(text, out _) ? text : null;

    private static bool SameSubnet(IPAddress one, IPAddress other, IPAddress mask) => ((Number(one) ^ Number(other)) & Number(mask)) == 0;

    private static uint Number(IPAddress address) => address.GetAddressBytes() is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
}
