using System.Text;
using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Simulator.Tests.Bench.Serial;

public sealed class UartMismatchTests
{
    private static readonly byte[] Line = Encoding.ASCII.GetBytes("INIT: Waiting for factory reset sequence.\r\n");

    [Test]
    public void At_the_same_speed_every_byte_is_read_as_it_was_sent()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Assert.That(new UartMismatch(9600, 9600).Through(all).ToArray(), Is.EqualTo(all));
    }

    [TestCase(9600)]
    [TestCase(9500)]
    [TestCase(9750)]
    public void A_clock_that_is_a_little_off_does_no_harm(int sent) =>
        Assert.That(new UartMismatch(sent, 9600).Through(Line).ToArray(), Is.EqualTo(Line));

    [TestCase(4800)]
    [TestCase(19_200)]
    [TestCase(115_200)]
    [TestCase(300)]
    public void At_another_speed_nothing_of_a_line_is_left(int sent)
    {
        var read = new UartMismatch(sent, 9600).Through(Line).ToArray();

        Assert.That(read, Is.Not.Empty);
        Assert.That(Encoding.Latin1.GetString(read), Does.Not.Contain("IN").And.Not.Contain("fact"));
    }

    [Test]
    public void A_fast_sender_gives_fewer_bytes_and_a_slow_one_more()
    {
        Assert.That(new UartMismatch(19_200, 9600).Through(Line).Length, Is.InRange(Line.Length / 4, Line.Length * 2 / 3));
        Assert.That(new UartMismatch(4800, 9600).Through(Line).Length, Is.InRange(Line.Length, Line.Length * 2));
    }

    [Test]
    public void A_byte_of_zeroes_from_a_slow_sender_reads_as_a_break_would()
    {
        // Nine low bits at 1/32 of the speed: a start bit, no stop bit, and then no falling edge until the line has been high.
        Assert.That(new UartMismatch(300, 9600).Through(new byte[] { 0 }).ToArray(), Is.EqualTo(new byte[] { 0 }));
    }
}
