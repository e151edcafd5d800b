using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>A client that asks again: because no answer came, because the answer is late, or because it was switched off and on.</summary>
public sealed class TftpRepeatTests : TftpMachineTests
{
    [Test]
    public void A_repeated_request_does_not_start_a_second_transfer()
    {
        Ask("term70.default.loads");
        Ask("term70.default.loads");

        Assert.That(Server.Active, Is.EqualTo(1));
        Assert.That(Sink.Sent.Select(sent => sent.Port).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Sink.Sent, Has.Count.EqualTo(2), "the first block is sent again");
        Assert.That(Sink.Facts, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_phone_that_comes_back_with_its_port_replaces_its_old_transfer()
    {
        Ask("long.sbn");
        Ack(1);
        var former = Sink.Sent[^1].Port;
        Ask("long.sbn");

        Assert.That(LastBlock().Block, Is.EqualTo(1));
        Assert.That(Sink.Sent[^1].Port, Is.Not.EqualTo(former));
        Assert.That(Sink.Facts.OfType<TftpFailed>(), Is.Empty, "the request may be an old one that was long on its way");

        Ack(1);

        Assert.That(Server.Active, Is.EqualTo(1));
        Assert.That(LastBlock().Block, Is.EqualTo(2));
        Assert.That(Sink.Facts.OfType<TftpFailed>().Single(), Is.EqualTo(
            new TftpFailed("mac of 10.70.0.10", Phone, "long.sbn", 512, 100_000, "replaced by a new request", Blocks: 1, Resends: 0, RoundTrip: TimeSpan.Zero)));
    }

    [Test]
    public void A_request_that_was_repeated_and_comes_after_the_first_acknowledgement_ends_nothing()
    {
        Ask("long.sbn");
        var first = Sink.Sent[^1].Port;
        Ack(1);
        Ask("long.sbn");
        Receive(first, [0, 4, 0, 2]);

        Assert.That((Server.Active, Sink.Sent[^1].Port, LastBlock().Block), Is.EqualTo((1, first, 3)), "the client is in the middle of the first transfer, and goes on with it");
        Assert.That(Sink.Facts.OfType<TftpFailed>().Single().Reason, Does.StartWith("begun by a late repeat of the request"));

        Ask("long.sbn");
        Assert.That(Server.Active, Is.EqualTo(2), "the first is still the one that a repeat is held against");
    }

    [Test]
    public void The_same_file_asked_for_once_more_before_the_last_acknowledgement_is_read_is_served_twice()
    {
        Ask("exact.sbn");
        var first = Sink.Sent[^1].Port;
        Ack(1);
        Ack(2);
        Ask("exact.sbn");
        var second = Sink.Sent[^1].Port;
        Receive(first, [0, 4, 0, 3]);
        Assert.That(Sink.Facts.OfType<TftpCompleted>().Count(), Is.EqualTo(1));

        Ack(1, second);
        Ack(2, second);
        Ack(3, second);

        Assert.That(Sink.Facts.OfType<TftpCompleted>().Count(), Is.EqualTo(2));
        Assert.That(Sink.Facts.OfType<TftpFailed>(), Is.Empty);
    }

    [Test]
    public void A_client_that_refuses_what_a_late_repeat_began_goes_on_where_it_was()
    {
        Ask("long.sbn");
        var first = Sink.Sent[^1].Port;
        Ack(1);
        Ask("long.sbn");
        Receive(Sink.Sent[^1].Port, TftpCodec.Format(new TftpError(TftpErrorCode.UnknownTransferId, "who are you?")));
        Sink.Clear();
        Now += TimeSpan.FromSeconds(10);
        Server.Tick(Now, Sink);

        Assert.That((Server.Active, Sink.Sent.Single().Port, LastBlock().Block), Is.EqualTo((1, first, 2)));
    }

    [Test]
    public void A_client_that_answers_neither_of_two_transfers_is_given_up_in_both()
    {
        Ask("long.sbn");
        Ack(1);
        Ask("long.sbn");
        for (var seconds = 0; seconds < 300; seconds++)
        {
            Now += TimeSpan.FromSeconds(1);
            Server.Tick(Now, Sink);
        }

        Assert.That((Server.Active, Server.WakeAt), Is.EqualTo((0, (TimeSpan?)null)));
        Assert.That(Sink.Facts.OfType<TftpFailed>().Select(failed => failed.Reason), Is.EqualTo(new[] { "timed out", "timed out" }));
    }

    [Test]
    public void Late_packets_of_a_replaced_transfer_are_ignored()
    {
        Ask("long.sbn");
        var former = Sink.Sent[^1].Port;
        Ack(1);
        Ask("exact.sbn");
        Sink.Clear();
        Receive(former, [0, 4, 0, 2]);

        Assert.That(Sink.Sent, Is.Empty, "an error 5 could hit the new transfer");
        Assert.That(Sink.Facts, Is.Empty);
    }

    [Test]
    public void A_request_for_another_file_replaces_an_unanswered_one()
    {
        Ask("long.sbn");
        Ask("missing");

        Assert.That(Server.Active, Is.Zero);
        Assert.That(Sink.Facts.OfType<TftpFailed>().Count(), Is.EqualTo(1));
    }

    [TestCase("missing")]
    [TestCase("term70.default.loads")]
    public void A_request_that_the_network_doubles_and_delivers_after_the_next_one_ends_nothing_and_is_told_of_no_more(string file)
    {
        Ask(file);
        Ask("long.sbn");
        var port = Sink.Sent[^1].Port;
        Ack(1);
        Sink.Clear();
        Now += TimeSpan.FromMilliseconds(20);
        Ask(file);

        Assert.That(Sink.Sent, Is.Empty);
        Assert.That(Sink.Facts, Is.Empty);

        Ack(2, port);
        Assert.That(LastBlock().Block, Is.EqualTo(3));
    }

    [Test]
    public void The_same_file_asked_for_again_after_another_and_half_a_second_is_wanted()
    {
        Ask("missing");
        Ask("long.sbn");
        Ack(1);
        Sink.Clear();
        Now += TimeSpan.FromMilliseconds(501);
        Ask("missing");

        Assert.That(Server.Active, Is.Zero);
        Assert.That(Sink.Facts.OfType<TftpRefused>().Count(), Is.EqualTo(1));
    }
}
