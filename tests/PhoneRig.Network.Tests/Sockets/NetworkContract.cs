using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>
/// What every <see cref="INetwork"/> keeps, whatever carries its datagrams. A fixture derives from it, makes the network and turns its loop.
/// </summary>
public abstract class NetworkContract
{
    /// <summary>The network under test, as one host's loop sees it.</summary>
    protected abstract INetwork Network { get; }

    /// <summary>False where hosts cannot have addresses of their own, and nobody hears a broadcast.</summary>
    protected virtual bool HasHosts => true;

    /// <summary>Runs on the loop; callbacks run there too.</summary>
    protected abstract void OnLoop(Action work);

    /// <summary>Turns the loop until it is so, or until nothing more can come.</summary>
    protected abstract bool RunUntil(Func<bool> done);

    /// <summary>The address of a host; host 0 is the one without an address.</summary>
    protected virtual IPAddress Host(int number) => number == 0 ? IPAddress.Any : IPAddress.Parse($"10.70.0.{number}");

    [Test]
    public void A_datagram_arrives_with_its_bytes_and_its_sender()
    {
        var heard = new Ear();
        using var rig = Open(Host(1), 0, heard);
        using var phone = Open(Host(2), 0, new Ear());
        OnLoop(() => phone.Send([1, 2, 3], rig.Local));

        Assert.That(RunUntil(() => heard.Count == 1), Is.True);
        Assert.That(heard[0].From, Is.EqualTo(phone.Local));
        Assert.That(heard[0].Payload, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void An_answer_to_the_sender_reaches_it()
    {
        var heard = new Ear();
        using var phone = Open(Host(2), 0, heard);
        IDatagramPort rig = null!;
        rig = Open(Host(1), 0, (from, payload) => rig.Send(payload.Span, from));
        using (rig)
        {
            OnLoop(() => phone.Send([7], rig.Local));
            Assert.That(RunUntil(() => heard.Count == 1), Is.True);
            Assert.That(heard[0].From, Is.EqualTo(rig.Local));
        }
    }

    [Test]
    public void Port_0_takes_free_ports_and_says_which()
    {
        using var first = Open(Host(1), 0, new Ear());
        using var second = Open(Host(1), 0, new Ear());

        Assert.That(first.Local.Port, Is.Not.Zero);
        Assert.That(second.Local.Port, Is.Not.EqualTo(first.Local.Port).And.Not.Zero);
        Assert.That(first.Local.Address, Is.EqualTo(Host(1)));
    }

    [Test]
    public void A_port_in_use_is_refused_with_the_next_step()
    {
        using var first = Open(Host(1), 0, new Ear());

        Assert.That(() => Open(Host(1), first.Local.Port, new Ear()), Throws.InstanceOf<HardwareFaultException>()
            .With.Message.Contains($"{first.Local.Port}"));
    }

    [Test]
    public void A_port_can_be_opened_again_after_it_was_closed()
    {
        var heard = new Ear();
        var first = Open(Host(1), 0, new Ear());
        OnLoop(first.Dispose);
        using var second = Open(Host(1), first.Local.Port, heard);
        using var phone = Open(Host(2), 0, new Ear());
        OnLoop(() => phone.Send([1], second.Local));

        Assert.That(RunUntil(() => heard.Count == 1), Is.True);
    }

    [Test]
    public void Sending_to_nobody_is_no_error_and_spoils_nothing()
    {
        var heard = new Ear();
        using var rig = Open(Host(1), 0, heard);
        using var phone = Open(Host(2), 0, new Ear());
        var gone = Open(Host(2), 0, new Ear());
        OnLoop(gone.Dispose);
        OnLoop(() =>
        {
            // Real networks answer with ICMP "port unreachable"; a later datagram must still arrive.
            rig.Send([1], gone.Local);
            rig.Send([1], gone.Local);
            phone.Send([2], rig.Local);
        });

        Assert.That(RunUntil(() => heard.Count == 1), Is.True);
    }

    [Test]
    public void Datagrams_of_one_sender_arrive_whole_and_in_order()
    {
        var heard = new Ear();
        using var rig = Open(Host(1), 0, heard);
        using var phone = Open(Host(2), 0, new Ear());
        OnLoop(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                phone.Send(new byte[i], rig.Local);
            }
        });

        Assert.That(RunUntil(() => heard.Count == 100), Is.True);
        Assert.That(heard.Select(one => one.Payload.Length), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public void A_payload_is_the_receivers_to_keep()
    {
        var heard = new List<ReadOnlyMemory<byte>>();
        using var rig = Open(Host(1), 0, (_, payload) => heard.Add(payload));
        using var phone = Open(Host(2), 0, new Ear());
        OnLoop(() =>
        {
            byte[] buffer = [1];
            phone.Send(buffer, rig.Local);
            buffer[0] = 2;
            phone.Send(buffer, rig.Local);
        });

        Assert.That(RunUntil(() => heard.Count == 2), Is.True);
        Assert.That(heard.Select(payload => payload.Span[0]), Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public void A_closed_port_hears_nothing()
    {
        var heard = new Ear();
        var late = new Ear();
        var rig = Open(Host(1), 0, heard);
        using var other = Open(Host(1), 0, late);
        using var phone = Open(Host(2), 0, new Ear());
        OnLoop(() =>
        {
            phone.Send([1], rig.Local);
            rig.Dispose();
            phone.Send([2], other.Local);
        });

        Assert.That(RunUntil(() => late.Count == 1), Is.True);
        Assert.That(heard, Is.Empty);
        Assert.That(rig.Dispose, Throws.Nothing, "closing twice does nothing");
    }

    [Test]
    public void A_broadcast_reaches_every_host_that_listens_on_its_port()
    {
        NeedHosts();
        var rigHeard = new Ear();
        var bareHeard = new Ear();
        var otherPort = new Ear();
        using var rig = Open(Host(1), 67, rigHeard);
        using var bare = Open(Host(0), 67, bareHeard);
        using var other = Open(Host(1), 69, otherPort);
        using var phone = Open(Host(0), 68, new Ear());
        OnLoop(() => phone.Send([5], new IPEndPoint(IPAddress.Broadcast, 67)));

        Assert.That(RunUntil(() => rigHeard.Count == 1 && bareHeard.Count == 1), Is.True);
        Assert.That(rigHeard[0].From, Is.EqualTo(new IPEndPoint(IPAddress.Any, 68)));
        Assert.That(otherPort, Is.Empty);
    }

    [Test]
    public void Several_hosts_without_an_address_all_hear_a_broadcast()
    {
        NeedHosts();
        var first = new Ear();
        var second = new Ear();
        using var phone1 = Open(Host(0), 68, first);
        using var phone2 = Open(Host(0), 68, second);
        using var rig = Open(Host(1), 67, new Ear());
        OnLoop(() => rig.Send([5], new IPEndPoint(IPAddress.Broadcast, 68)));

        Assert.That(RunUntil(() => first.Count == 1 && second.Count == 1), Is.True);
        Assert.That(first[0].From, Is.EqualTo(rig.Local));
    }

    [Test]
    public void A_unicast_reaches_its_host_only()
    {
        NeedHosts();
        var meant = new Ear();
        var neighbour = new Ear();
        var bare = new Ear();
        using var phone1 = Open(Host(2), 68, meant);
        using var phone2 = Open(Host(3), 68, neighbour);
        using var phone3 = Open(Host(0), 68, bare);
        using var rig = Open(Host(1), 67, new Ear());
        OnLoop(() => rig.Send([5], phone1.Local));

        Assert.That(RunUntil(() => meant.Count == 1), Is.True);
        Assert.That(neighbour.Count + bare.Count, Is.Zero);
    }

    private IDatagramPort Open(IPAddress address, int port, Ear heard) => Open(address, port, heard.Hear);

    private IDatagramPort Open(IPAddress address, int port, DatagramReceived received)
    {
        IDatagramPort? opened = null;
        HardwareFaultException? refused = null;
        OnLoop(() =>
        {
            try
            {
                opened = Network.Open(new IPEndPoint(address, port), received);
            }
            catch (HardwareFaultException fault)
            {
                refused = fault;
            }
        });
        return opened ?? throw refused!;
    }

    private void NeedHosts()
    {
        if (!HasHosts)
        {
            Assert.Ignore("this network has one host only");
        }
    }

    private sealed class Ear : List<(IPEndPoint From, byte[] Payload)>
    {
        public void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload) => Add((from, payload.ToArray()));
    }
}
