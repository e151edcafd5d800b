using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Tests.Stories;

public sealed class ChartTests
{
    [Test]
    public void Stretches_are_without_gaps_and_only_long_silences_are_quiet()
    {
        var stretches = QuietStretches.Of(TimeSpan.FromSeconds(100), [TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25)]);

        Assert.That(stretches, Is.EqualTo(new[]
        {
            new Stretch(TimeSpan.Zero, TimeSpan.FromSeconds(28), Quiet: false),
            new Stretch(TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(87), Quiet: true),
            new Stretch(TimeSpan.FromSeconds(87), TimeSpan.FromSeconds(100), Quiet: false),
        }));
    }

    [Test]
    public void Transfers_know_how_they_ended_and_two_of_one_file_are_two()
    {
        var run = new Recording();
        run.Fetched(101, "a.sbn", 10);
        run.At(110, new TftpRequested(null, null, "A.SBN"));
        run.At(111, new TftpProgress(null, null, "a.sbn", 512, 1000));
        run.At(112, new TftpFailed(null, null, "a.sbn", 600, 1000, "timed out"));
        run.At(113, new TftpRequested(null, null, "b.tlv"));
        run.At(113, new TftpRefused(null, null, "b.tlv", "file not found"));
        run.At(114, new TftpRequested(null, null, "c.sbn"));

        var transfers = run.Tell().Chart.Transfers;

        Assert.That(transfers.Select(transfer => (transfer.File, transfer.Bytes, transfer.End)), Is.EqualTo(new[]
        {
            ("a.sbn", 10L, TransferEnd.Whole), ("A.SBN", 600L, TransferEnd.BrokeOff), ("b.tlv", 0L, TransferEnd.Refused), ("c.sbn", 0L, TransferEnd.Untold),
        }));
        Assert.That(transfers[1].Progress, Is.EqualTo(new[] { new TransferProgress(TimeSpan.FromSeconds(11), 512), new TransferProgress(TimeSpan.FromSeconds(12), 600) }));
    }

    [Test]
    public void What_is_going_on_when_the_record_ends_goes_on_to_its_end()
    {
        var run = new Recording();
        run.At(101, new PowerSwitched(1, On: true));
        run.At(110, new LampsBegan("lines", LampPattern.Blinking, LampColour.Green, null, TimeSpan.FromSeconds(105)));
        run.At(111, new KeyHeld(1, new Key("#")));
        run.At(120, new Notice("here"));

        var chart = run.Tell().Chart;

        Assert.That(chart.Power.Select(span => (span.From.TotalSeconds, span.To.TotalSeconds, span.On)), Is.EqualTo(new (double, double, bool?)[] { (0, 1, null), (1, 20, true) }));
        Assert.That(chart.Lamps.Select(span => (span.From.TotalSeconds, span.To.TotalSeconds)), Is.EqualTo(new[] { (5.0, 20.0) }));
        Assert.That(chart.Keys.Select(key => (key.Key, key.To.TotalSeconds)), Is.EqualTo(new[] { ("#", 20.0) }));
    }
}
