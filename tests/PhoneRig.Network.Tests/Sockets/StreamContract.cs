using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>
/// What every <see cref="IStreamNetwork"/> keeps, whatever carries its bytes. A fixture derives from it, makes the network and turns its loop.
/// </summary>
public abstract class StreamContract
{
    /// <summary>The network under test, as one host's loop sees it.</summary>
    protected abstract ISegment Network { get; }

    /// <summary>Turns the loop until it is so, or until nothing more can come.</summary>
    protected abstract bool RunUntil(Func<bool> done);

    /// <summary>The address of a host.</summary>
    protected virtual IPAddress Host(int number) => IPAddress.Parse($"10.70.0.{number}");

    [Test]
    public void What_is_sent_arrives_whole_and_in_order_both_ways()
    {
        var (rig, phone) = (new End(), new End());
        using var listener = Listen(Host(1), rig);
        using var called = Call(phone, listener.Local);
        Assert.That(RunUntil(() => phone.IsOpen), Is.True);
        var much = Enumerable.Range(0, 50_000).Select(i => unchecked((byte)i)).ToArray();
        for (var at = 0; at < much.Length; at += 1000)
        {
            called.Send(much.AsSpan(at, 1000));
        }

        Assert.That(RunUntil(() => rig.Bytes.Count == much.Length), Is.True);
        Assert.That(rig.Bytes, Is.EqualTo(much));
        rig.Connection!.Send([7, 8, 9]);
        Assert.That(RunUntil(() => phone.Bytes.Count == 3), Is.True);
        Assert.That(phone.Bytes, Is.EqualTo(new byte[] { 7, 8, 9 }));
    }

    [Test]
    public void Each_end_knows_who_the_other_is()
    {
        var (rig, phone) = (new End(), new End());
        using var listener = Listen(Host(1), rig);
        using var called = Call(phone, listener.Local);

        Assert.That(RunUntil(() => phone.IsOpen && rig.Connection is not null), Is.True);
        Assert.That((called.Remote, called.Local), Is.EqualTo((listener.Local, rig.Connection!.Remote)));
        Assert.That(rig.Connection.Local, Is.EqualTo(listener.Local));
        Assert.That(rig.Connection.Remote.Address, Is.EqualTo(Host(2)));
    }

    [Test]
    public void An_accepted_connection_can_be_spoken_to_at_once()
    {
        var phone = new End();
        using var listener = Network.Listen(new IPEndPoint(Host(1), 0), connection =>
        {
            connection.Send([1]);
            return new End();
        });
        using var called = Call(phone, listener.Local);

        Assert.That(RunUntil(() => phone.Bytes.Count == 1), Is.True);
    }

    [Test]
    public void Where_nobody_listens_a_connection_is_refused()
    {
        var phone = new End();
        var (listener, other) = (Listen(Host(1), new End()), Listen(Host(1), new End()));
        var place = listener.Local;
        listener.Dispose();
        using var called = Call(phone, place);
        using (other)
        {
            Assert.That(RunUntil(() => phone.Ended is not null), Is.True);
        }

        Assert.That(phone.Ended, Is.EqualTo(StreamEnd.Refused));
        Assert.That(phone.IsOpen, Is.False);
        Assert.That(() => called.Send([1]), Throws.Nothing, "a connection that was refused takes bytes and loses them");
    }

    [Test]
    public void The_end_of_one_side_is_told_to_the_other_after_all_that_was_sent()
    {
        var (rig, phone) = (new End(), new End());
        using var listener = Listen(Host(1), rig);
        var called = Call(phone, listener.Local);
        Assert.That(RunUntil(() => phone.IsOpen), Is.True);
        called.Send([1, 2]);
        called.Dispose();

        Assert.That(RunUntil(() => rig.Ended is not null), Is.True);
        Assert.That((rig.Ended, rig.Bytes.Count), Is.EqualTo(((StreamEnd?)StreamEnd.Closed, 2)));
        Assert.That(phone.Ended, Is.Null, "who ends it is not told");
        Assert.That(called.Dispose, Throws.Nothing, "ending twice does nothing");
    }

    [Test]
    public void A_host_that_loses_its_power_just_falls_silent()
    {
        var (rig, phone, witness) = (new End(), new End(), new End());
        using var listener = Listen(Host(1), rig);
        var called = Call(phone, listener.Local);
        Assert.That(RunUntil(() => phone.IsOpen && rig.Connection is not null), Is.True);
        using var second = Listen(Host(1), witness);
        called.Abandon();
        rig.Connection!.Send([1]);
        called.Send([2]);
        using var other = Call(witness, second.Local);
        Assert.That(RunUntil(() => witness.IsOpen), Is.True);

        Assert.That((rig.Ended, rig.Bytes.Count, phone.Bytes.Count), Is.EqualTo(((StreamEnd?)null, 0, 0)));
        Assert.That(called.Dispose, Throws.Nothing);
        rig.Connection.Dispose();
    }

    [Test]
    public void After_its_end_nothing_is_heard_of_it()
    {
        var (rig, phone, witness) = (new End(), new End(), new End());
        using var listener = Listen(Host(1), rig);
        using var called = Call(phone, listener.Local);
        Assert.That(RunUntil(() => phone.IsOpen && rig.Connection is not null), Is.True);
        called.Send([1]);
        rig.Connection!.Dispose();
        using var second = Listen(Host(1), witness);
        using var other = Call(witness, second.Local);

        Assert.That(RunUntil(() => phone.Ended is not null && witness.IsOpen), Is.True);
        Assert.That(rig.Bytes, Is.Empty);
        Assert.That(rig.Ended, Is.Null);
    }

    [Test]
    public void A_port_that_is_listened_on_is_refused_to_others_with_the_next_step_until_it_is_free()
    {
        var phone = new End();
        var first = Listen(Host(1), new End());
        Assert.That(() => Network.Listen(first.Local, _ => new End()), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains($"{first.Local.Port}"));
        first.Dispose();
        using var again = Network.Listen(first.Local, _ => new End());
        using var called = Call(phone, again.Local);

        Assert.That(RunUntil(() => phone.IsOpen), Is.True);
    }

    [Test]
    public void Several_callers_have_connections_of_their_own()
    {
        var heard = new List<End>();
        using var listener = Network.Listen(new IPEndPoint(Host(1), 0), connection =>
        {
            var one = new End { Connection = connection };
            heard.Add(one);
            return one;
        });
        var phones = Enumerable.Range(2, 5).Select(i => (Number: i, End: new End())).ToArray();
        var connections = phones.Select(phone => Network.Connect(Host(phone.Number), listener.Local, phone.End)).ToArray();
        Assert.That(RunUntil(() => phones.All(phone => phone.End.IsOpen)), Is.True);
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i].Send([(byte)i]);
        }

        Assert.That(RunUntil(() => heard.Count == 5 && heard.TrueForAll(one => one.Bytes.Count == 1)), Is.True);
        Assert.That(heard.Select(one => one.Connection!.Remote).Distinct().Count(), Is.EqualTo(5));
        Assert.That(heard.Select(one => one.Bytes[0]), Is.EquivalentTo(new byte[] { 0, 1, 2, 3, 4 }));
        Array.ForEach(connections, connection => connection.Dispose());
    }

    [Test]
    public void Ending_a_connection_before_it_is_open_is_no_error_and_nothing_comes_of_it()
    {
        var (phone, witness) = (new End(), new End());
        using var listener = Listen(Host(1), new End());
        Call(phone, listener.Local).Dispose();
        using var second = Listen(Host(1), witness);
        using var other = Call(witness, second.Local);

        Assert.That(RunUntil(() => witness.IsOpen), Is.True);
        Assert.That((phone.IsOpen, phone.Ended), Is.EqualTo((false, (StreamEnd?)null)));
    }

    private IStreamListener Listen(IPAddress address, End end) => Network.Listen(new IPEndPoint(address, 0), connection =>
    {
        end.Connection = connection;
        return end;
    });

    private IStreamConnection Call(End end, IPEndPoint to) => Network.Connect(Host(2), to, end);

    private sealed class End : IStreamReceiver
    {
        public IStreamConnection? Connection { get; set; }

        public bool IsOpen { get; private set; }

        public List<byte> Bytes { get; } = [];

        public StreamEnd? Ended { get; private set; }

        public void Opened() => IsOpen = true;

        public void Received(ReadOnlyMemory<byte> bytes) => Bytes.AddRange(bytes.Span);

        public void Closed(StreamEnd end) => Ended = end;
    }
}
