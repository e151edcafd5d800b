using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>The leases of one subnet, and what is decided about each message from it.</summary>
internal sealed class DhcpScope
{
    private readonly DhcpServerOptions options;
    private readonly DhcpReplies replies;
    private readonly IPAddress from;
    private readonly IPAddress to;

    /// <exception cref="ArgumentException">The pool is empty or not in one subnet.</exception>
    public DhcpScope(DhcpServerOptions options, IPAddress subnet, IPAddress mask, IPAddress from, IPAddress to, IPAddress router)
    {
        (this.options, this.from, this.to) = (options, from, to);
        Leases = new LeaseTable(from, to, options.Address);
        replies = new DhcpReplies(options, mask, subnet, router);
        if (!replies.IsHost(from) || !replies.IsHost(to))
        {
            throw new ArgumentException($"The lease pool {from} to {to} is not in the subnet of {subnet} with mask {mask}.", nameof(options));
        }
    }

    public LeaseTable Leases { get; }

    /// <summary>True for an address that a host of the subnet can have.</summary>
    public bool Has(IPAddress address) => replies.IsHost(address);

    public DhcpVerdict Decide(TimeSpan now, IPEndPoint sender, DhcpPacket packet) => packet.Type switch
    {
        DhcpMessageType.Discover => Discover(now, packet),
        DhcpMessageType.Request => Request(now, packet),
        DhcpMessageType.Decline => Decline(now, packet),
        DhcpMessageType.Release => Release(now, packet),
        _ => Inform(sender, packet),
    };

    /// <summary>What a client of that kind would be offered; nothing is kept for it.</summary>
    public DhcpVerdict Preview(TimeSpan now, DhcpPacket packet) =>
        Leases.Choose(packet.ClientMac, wanted: null, now) is { } address ? new(replies.Offer(packet, address)) : Exhausted(now, packet);

    public IPEndPoint Destination(DhcpPacket packet, DhcpPacket reply, IPEndPoint sender) => replies.Destination(packet, reply, sender);

    private DhcpVerdict Discover(TimeSpan now, DhcpPacket packet)
    {
        if (Leases.Choose(packet.ClientMac, packet.RequestedAddress, now) is not { } address)
        {
            return Exhausted(now, packet);
        }

        // A bound phone that discovers again has been power-cycled: its lease goes on, the offer does not shorten it.
        var goesOn = Leases.Find(packet.ClientMac) is { State: LeaseState.Bound } lease && lease.Until >= now + options.OfferTime && lease.Address.Equals(address);
        return goesOn || Leases.TryTake(packet.ClientMac, address, LeaseState.Offered, now, now + options.OfferTime)
            ? new(replies.Offer(packet, address))
            : Exhausted(now, packet);
    }

    private DhcpVerdict Request(TimeSpan now, DhcpPacket packet)
    {
        var server = packet.ServerIdentifier;
        if (server is not null && !server.Equals(options.Address))
        {
            Leases.Withdraw(packet.ClientMac);
            return DhcpVerdict.Silent($"chose another DHCP server: {server}");
        }

        // SELECTING and INIT-REBOOT ask by option 50, RENEWING and REBINDING by ciaddr (RFC 2131 section 4.3.2).
        var wanted = packet.ClientAddress.Equals(IPAddress.Any) ? packet.RequestedAddress : packet.ClientAddress;
        if (wanted is null)
        {
            return DhcpVerdict.Silent("a request that names no address");
        }

        // A free address of the pool is given also to a client without a record: a rig whose leases were lost with its disk must not cost a
        // phone its address.
        if (Leases.TryTake(packet.ClientMac, wanted, LeaseState.Bound, now, now + options.LeaseTime))
        {
            return new(replies.Ack(packet, wanted));
        }

        var text = !replies.IsHost(wanted) ? "address not of this subnet"
            : Leases.IsAnothers(wanted, packet.ClientMac, now) ? "address in use"
            : Leases.ReservationOf(packet.ClientMac) is not null ? "another address is reserved for this client"
            : server is not null || wanted.Equals(options.Address) ? "address not offered"
            : null;
        return text is not null
            ? new(replies.Nak(packet, text))
            : DhcpVerdict.Silent($"asks to keep {wanted}, which is outside the lease pool");
    }

    private DhcpVerdict Decline(TimeSpan now, DhcpPacket packet)
    {
        if (IsForUs(packet) && Leases.Find(packet.ClientMac) is { } lease && lease.Address.Equals(packet.RequestedAddress))
        {
            Leases.Decline(packet.ClientMac, now + options.DeclineTime);
            return DhcpVerdict.Silent(
                $"says that another host has {lease.Address}: nobody gets it for {options.DeclineTime.TotalMinutes:0} min; find that host (\"arping {lease.Address}\") and take it off this segment");
        }

        return DhcpVerdict.Silent("declines an address that it was not given");
    }

    private DhcpVerdict Release(TimeSpan now, DhcpPacket packet)
    {
        if (IsForUs(packet) && Leases.Find(packet.ClientMac) is { } lease && lease.Address.Equals(packet.ClientAddress))
        {
            Leases.Release(packet.ClientMac, now);
            return default;
        }

        return DhcpVerdict.Silent("releases an address that it does not have");
    }

    /// <summary>The answer goes to an address that the packet names: to one of this subnet only, or anybody could aim answers at anybody.</summary>
    private DhcpVerdict Inform(IPEndPoint sender, DhcpPacket packet)
    {
        var address = packet.ClientAddress.Equals(IPAddress.Any) ? sender.Address : packet.ClientAddress;
        return address.Equals(IPAddress.Any) ? DhcpVerdict.Silent("an inform that names no address")
            : replies.IsHost(address) ? new(replies.AckInform(packet))
            : DhcpVerdict.Silent($"an inform of {address}, which is not of this subnet");
    }

    private bool IsForUs(DhcpPacket packet) => packet.ServerIdentifier is not { } server || server.Equals(options.Address);

    private DhcpVerdict Exhausted(TimeSpan now, DhcpPacket packet)
    {
        if (Leases.ReservationOf(packet.ClientMac) is { } only)
        {
            return DhcpVerdict.Silent($"the address reserved for it, {only}, is in use by another host: find that host (\"arping {only}\"), or reserve another");
        }

        var held = Leases.All.Where(lease => lease.Until > now).ToList();
        var declined = held.Count(lease => lease.State == LeaseState.Declined);
        return DhcpVerdict.Silent(
            $"no address left between {from} and {to}: {held.Count - declined} are held{(declined > 0 ? $", {declined} were found in use by other hosts" : "")}; "
            + $"widen the lease pool, or wait until a lease of {options.LeaseTime.TotalMinutes:0} min ends");
    }
}
