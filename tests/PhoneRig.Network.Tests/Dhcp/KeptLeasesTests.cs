using System.Collections.Immutable;
using System.Net;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>Leases that outlive the process, as the server sees them.</summary>
public sealed class KeptLeasesTests
{
    private const string Other = "00:1b:2c:00:00:02";
    private readonly RecordingSink sink = new();

    [Test]
    public void A_lease_is_kept_once_and_a_renewal_changes_nothing()
    {
        var keeper = new Keeper();
        var server = new DhcpServer(DhcpServerTests.Options, keeper);
        Ask(server, Messages.Message(DhcpMessageType.Discover));
        Assert.That(keeper.Kept, Is.Empty, "an offer is no lease");

        Ask(server, Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10", server: "10.70.0.1"));
        Ask(server, Messages.Message(DhcpMessageType.Request, client: "10.70.0.10"));
        Assert.That(keeper.Kept, Is.EqualTo(new[] { Kept(Messages.Mac, "10.70.0.10") }));

        Ask(server, Messages.Message(DhcpMessageType.Release, client: "10.70.0.10", server: "10.70.0.1"));
        Ask(server, Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10"));
        Ask(server, Messages.Message(DhcpMessageType.Decline, requested: "10.70.0.10", server: "10.70.0.1"));
        Assert.That(keeper.Kept.Skip(1), Is.EqualTo(new[]
        {
            Kept(Messages.Mac, "10.70.0.10", LeaseState.Released), Kept(Messages.Mac, "10.70.0.10"), Kept("", "10.70.0.10", LeaseState.Declined),
        }));
    }

    [Test]
    public void After_a_restart_a_lease_is_held_for_its_full_time()
    {
        var server = new DhcpServer(DhcpServerTests.Options, new Keeper(Kept(Messages.Mac, "10.70.0.12")), now: TimeSpan.FromMinutes(5));

        Assert.That(server.Leases.Find(Messages.Mac), Is.EqualTo(new Lease(Messages.Ip("10.70.0.12"), Messages.Mac, LeaseState.Bound, TimeSpan.FromMinutes(65))));
        Assert.That(server.MacOf(Messages.Ip("10.70.0.12")), Is.EqualTo(Messages.Mac), "its transfers are known to be its own at once");
        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, Other, requested: "10.70.0.12"))!.Type, Is.EqualTo(DhcpMessageType.Nak));
        Assert.That($"{Ask(server, Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.12"));
    }

    [Test]
    public void After_a_restart_a_declined_address_is_still_left_alone_and_a_released_one_goes_to_its_phone_first()
    {
        var server = new DhcpServer(DhcpServerTests.Options, new Keeper(Kept("", "10.70.0.10", LeaseState.Declined), Kept(Messages.Mac, "10.70.0.11", LeaseState.Released)));

        Assert.That($"{Ask(server, Messages.Message(DhcpMessageType.Discover, Other))!.YourAddress}", Is.EqualTo("10.70.0.12"));
        Assert.That($"{Ask(server, Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.11"));
    }

    [Test]
    public void A_lease_that_does_not_fit_the_pool_any_more_is_forgotten()
    {
        var server = new DhcpServer(DhcpServerTests.Options, new Keeper(Kept(Messages.Mac, "10.70.0.99"), Kept(Other, "192.168.1.1")));

        Assert.That(server.Leases.All, Is.Empty);
    }

    [Test]
    public void A_station_of_the_rig_file_keeps_its_lease_before_an_address_is_reserved_for_it()
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Reserved = [Messages.Mac, Other] }, new Keeper(Kept(Messages.Mac, "10.70.0.13")));

        Assert.That($"{server.Leases.AddressOf(Messages.Mac)} {server.Leases.AddressOf(Other)}", Is.EqualTo("10.70.0.13 10.70.0.10"));
    }

    private static KeptLease Kept(string mac, string address, LeaseState state = LeaseState.Bound) => new(mac, Messages.Ip(address), state);

    private DhcpPacket? Ask(DhcpServer server, DhcpPacket packet)
    {
        sink.Clear();
        server.Receive(TimeSpan.FromMinutes(5), new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(packet), sink);
        return sink.Sent.Count > 0 && DhcpCodec.TryParse(sink.Sent[^1].Bytes, out var reply, out _) ? reply : null;
    }

    private sealed class Keeper(params KeptLease[] found) : ILeaseKeeper
    {
        public List<KeptLease> Kept { get; } = [];

        public ImmutableArray<KeptLease> Found => [.. found];

        public void Keep(KeptLease lease) => Kept.Add(lease);
    }
}
