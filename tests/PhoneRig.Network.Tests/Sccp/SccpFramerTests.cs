using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Tests.Sccp;

public sealed class SccpFramerTests
{
    [Test]
    public void A_stream_gives_the_same_messages_wherever_it_is_cut([Values(1, 2, 3, 7, 11, 12, 13, 1000)] int piece)
    {
        byte[] stream = [.. PhoneSays.KeepAlive(), .. PhoneSays.Register(), .. PhoneSays.Message(0x0E), .. PhoneSays.Alarm("hello")];
        var framer = new SccpFramer();
        var found = new List<(SccpMessageId Id, int Length)>();
        for (var at = 0; at < stream.Length; at += piece)
        {
            Assert.That(framer.Feed(stream.AsSpan(at, Math.Min(piece, stream.Length - at)), (id, body) =>
            {
                found.Add((id, body.Length));
                return true;
            }), Is.True);
        }

        Assert.That(found, Is.EqualTo(new[] { (SccpMessageId.KeepAlive, 0), (SccpMessageId.Register, 124), (SccpMessageId.ButtonTemplateReq, 0), (SccpMessageId.Alarm, 92) }));
        Assert.That(framer.Waiting, Is.Zero);
    }

    [TestCase(0u)]
    [TestCase(3u)]
    [TestCase(4097u)]
    [TestCase(0x20544547u, Description = "\"GET \": a browser has found the port")]
    [TestCase(uint.MaxValue)]
    public void A_length_out_of_bounds_is_no_SCCP(uint length)
    {
        var framer = new SccpFramer();

        Assert.That(framer.Feed([.. PhoneSays.Word(length), .. new byte[20]], (_, _) => true), Is.False);
        Assert.That(framer.Waiting, Is.Zero);
    }

    [Test]
    public void The_longest_message_is_taken_and_no_more_than_it_is_ever_kept()
    {
        var longest = PhoneSays.Message(0x2E, new byte[SccpFramer.LongestMessage - 4]);
        var framer = new SccpFramer();
        Assert.That(framer.Feed(longest.AsSpan(0, longest.Length - 1), (_, _) => true), Is.True);
        Assert.That(framer.Waiting, Is.EqualTo(SccpFramer.LongestMessage + 7));
        var length = -1;
        framer.Feed(longest.AsSpan(longest.Length - 1), (_, body) =>
        {
            length = body.Length;
            return true;
        });

        Assert.That(length, Is.EqualTo(SccpFramer.LongestMessage - 4));
    }
}
