using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// The DHCP server of a rig's own segment (RFC 2131), as a machine: packet in, packets and facts out. It never waits: a lease
/// that ran out is noticed when somebody else needs the address, so there is no wake-up.
/// </summary>
/// <remarks>
/// Another server on the wire is left in peace: a client that chose it is met with silence, and a NAK goes only to an address
/// that is surely wrong here, out of the subnet or another client's (network notes 5).
/// </remarks>
public sealed class DhcpServer
{
    private const string Protocol = "dhcp";

    /// <summary>Clients that are not ours are told once; beyond so many of them they are not told at all.</summary>
    private const int MostStrangers = 256;

    private readonly DhcpServerOptions options;
    private readonly DhcpScope own;
    private readonly ImmutableArray<DhcpScope> relayed;
    private readonly Action<IPAddress>? rival;
    private readonly RejectionGate gate = new();
    private readonly HashSet<string> strangers = [];

    /// <summary>Makes a server with the leases that were kept.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="keeper">Keeps leases beyond the process; null: nobody does.</param>
    /// <param name="now">The loop's uptime.</param>
    /// <param name="rival">Is told of each other server that a client says it chose; null: nobody is.</param>
    /// <exception cref="ArgumentException">A pool is empty or not in its subnet, or a reservation is in none.</exception>
    public DhcpServer(DhcpServerOptions options, ILeaseKeeper? keeper = null, TimeSpan now = default, Action<IPAddress>? rival = null)
    {
        (this.options, this.rival) = (options, rival);
        own = new DhcpScope(options, options.Address, options.Mask, options.LeaseFrom, options.LeaseTo, options.Router ?? options.Address);
        relayed = [.. options.Relayed.Select(subnet => new DhcpScope(options, subnet.LeaseFrom, subnet.Mask, subnet.LeaseFrom, subnet.LeaseTo, subnet.Router))];
        Fix(options);
        Restore(keeper, now);
        foreach (var mac in options.Reserved)
        {
            if (Leases.Find(mac) is null && Leases.Choose(mac, wanted: null, now) is { } address)
            {
                Leases.Reserve(mac, address);
            }
        }
    }

    /// <summary>Who has which address of the segment itself.</summary>
    public LeaseTable Leases => own.Leases;

    /// <summary>Every lease, also of relayed subnets.</summary>
    public IEnumerable<Lease> AllLeases => Scopes.SelectMany(scope => scope.Leases.All);

    private IEnumerable<DhcpScope> Scopes => [own, .. relayed];

    /// <summary>The client of an address of any subnet, also after its lease ended, as long as nobody else has it.</summary>
    public string? MacOf(IPAddress address) => Scopes.Select(scope => scope.Leases.MacOf(address)).FirstOrDefault(mac => mac is not null);

    /// <summary>Takes a datagram that came to port 67.</summary>
    public void Receive(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        if (!DhcpCodec.TryParse(bytes, out var packet, out var rejection))
        {
            Reject(now, null, from, $"not a DHCP message: {Describe(rejection)}", sink);
        }
        else if (Refusal(packet) is { } reason)
        {
            Reject(now, packet.ClientMac, from, reason, sink);
        }
        else if (ScopeOf(packet) is not { } scope)
        {
            Reject(now, packet.ClientMac, from, $"relayed by {packet.RelayAddress}; this rig serves {(relayed.IsEmpty ? "its own segment only" : "no subnet with that relay")}", sink);
        }
        else if (!IsOurs(packet, scope))
        {
            TellStranger(packet, from, sink);
        }
        else if (ProbeMark.Is(packet))
        {
            // Another rig, or a person, asks what a phone would be told: that is no phone, so nothing is kept and nobody's timeline hears of it.
            Send(packet, scope.Preview(now, packet).Reply, scope, from, sink);
        }
        else
        {
            Answer(now, from, packet, scope, sink);
        }
    }

    private static string? Refusal(DhcpPacket packet) => packet switch
    {
        { IsReply: true } => $"another DHCP server's {Name(packet.Type)}",
        { Type: DhcpMessageType.Offer or DhcpMessageType.Ack or DhcpMessageType.Nak } => $"a client's message says \"{Name(packet.Type)}\", which only servers send",
        { HardwareType: not 1 } or { ClientMac.Length: not 17 } => "no Ethernet hardware address",
        _ when !MacText.IsHost(packet.ClientMac) => $"{packet.ClientMac} is no host's hardware address",
        _ => null,
    };

    private static string Describe(DhcpRejection rejection) => rejection switch
    {
        DhcpRejection.TooShort => "too short",
        DhcpRejection.UnknownOperation => "neither request nor reply",
        DhcpRejection.HardwareAddressTooLong => "hardware address longer than 16 bytes",
        DhcpRejection.NoMagicCookie => "no magic cookie",
        DhcpRejection.OptionRunsPastTheEnd => "an option runs past the end",
        DhcpRejection.OptionOfWrongLength => "an option has a wrong length",
        _ => "no message type",
    };

    private static string Name(DhcpMessageType type) => type.ToString().ToLowerInvariant();

    /// <summary>The address that a client has or asks for.</summary>
    private static string? AddressOf(DhcpPacket packet, IPEndPoint from) =>
        Given(packet.ClientAddress) ?? packet.RequestedAddress?.ToString() ?? Given(from.Address);

    private static string? Given(IPAddress address) => address.Equals(IPAddress.Any) ? null : address.ToString();

    /// <summary>The relay's subnet; of a phone behind a relay that renews with the server itself, that of its address; else the segment's own.</summary>
    private DhcpScope? ScopeOf(DhcpPacket packet) => packet.RelayAddress.Equals(IPAddress.Any)
        ? relayed.FirstOrDefault(scope => scope.Has(packet.ClientAddress)) ?? own
        : relayed.FirstOrDefault(scope => scope.Has(packet.RelayAddress));

    /// <summary>A phone that renews does not have to repeat its vendor class: a bound lease speaks for it.</summary>
    private bool IsOurs(DhcpPacket packet, DhcpScope scope) =>
        options.Serves(new DhcpClient(packet.ClientMac, packet.Vendor)) || scope.Leases.Find(packet.ClientMac) is { State: LeaseState.Bound };

    private void Answer(TimeSpan now, IPEndPoint from, DhcpPacket packet, DhcpScope scope, IServerSink sink)
    {
        var verdict = scope.Decide(now, from, packet);
        Send(packet, verdict.Reply, scope, from, sink);
        sink.Report(new DhcpAsked(packet.ClientMac, AddressOf(packet, from), Name(packet.Type), packet.Vendor is { } vendor ? PrintableText.Clean(vendor) : null, packet.Circuit));
        if (verdict.Reply is { } sent)
        {
            var address = sent.Type == DhcpMessageType.Nak ? packet.RequestedAddress ?? packet.ClientAddress : sent.YourAddress;
            sink.Report(new DhcpAnswered(packet.ClientMac, Given(address) ?? Given(packet.ClientAddress), Name(sent.Type)));
        }

        if (verdict.Silence is { } why)
        {
            Reject(now, packet.ClientMac, from, why, sink);
        }

        if (packet is { Type: DhcpMessageType.Request, ServerIdentifier: { } chosen } && !chosen.Equals(options.Address))
        {
            rival?.Invoke(chosen);
        }
    }

    private static void Send(DhcpPacket packet, DhcpPacket? reply, DhcpScope scope, IPEndPoint from, IServerSink sink)
    {
        if (reply is not null)
        {
            sink.Send(0, DhcpCodec.Write(reply, packet.LongestReply), scope.Destination(packet, reply, from));
        }
    }

    private void TellStranger(DhcpPacket packet, IPEndPoint from, IServerSink sink)
    {
        if (strangers.Count < MostStrangers && strangers.Add(packet.ClientMac))
        {
            sink.Report(new PacketRejected(packet.ClientMac, AddressOf(packet, from), Protocol,
                $"not a phone of this rig: vendor class {(packet.Vendor is { } vendor ? $"\"{PrintableText.Clean(vendor)}\"" : "missing")}"));
        }
    }

    private void Reject(TimeSpan now, string? mac, IPEndPoint from, string reason, IServerSink sink) =>
        gate.Report(now, new PacketRejected(string.IsNullOrEmpty(mac) ? null : mac, Given(from.Address), Protocol, reason), sink);

    private void Fix(DhcpServerOptions options)
    {
        foreach (var (mac, address) in options.Reservations)
        {
            var scope = Scopes.FirstOrDefault(one => one.Has(address))
                ?? throw new ArgumentException($"The address {address} that is reserved for {mac} is in no subnet of this server.", nameof(options));
            scope.Leases.Fix(mac, address);
        }
    }

    private void Restore(ILeaseKeeper? keeper, TimeSpan now)
    {
        foreach (var lease in keeper?.Found ?? [])
        {
            var until = now + lease.State switch
            {
                LeaseState.Bound => options.LeaseTime,
                LeaseState.Declined => options.DeclineTime,
                _ => TimeSpan.Zero,
            };
            Scopes.FirstOrDefault(scope => scope.Has(lease.Address))?.Leases.Restore(lease, until);
        }

        if (keeper is not null)
        {
            foreach (var scope in Scopes)
            {
                scope.Leases.Changed += keeper.Keep;
            }
        }
    }
}
