using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class DurationTextTests
{
    [TestCase("0s", 0)]
    [TestCase("200ms", 200)]
    [TestCase("5s", 5_000)]
    [TestCase("4m", 240_000)]
    [TestCase("2h", 7_200_000)]
    [TestCase("48h", 172_800_000)]
    public void A_duration_is_read_and_written_alike(string text, int milliseconds)
    {
        Assert.That(DurationText.TryParse(text, out var duration), Is.True);
        Assert.That(duration.TotalMilliseconds, Is.EqualTo(milliseconds));
        Assert.That(DurationText.Format(duration), Is.EqualTo(text));
    }

    [TestCase("49h")]
    [TestCase("999999999h")]
    [TestCase("9999999999s")]
    [TestCase("5")]
    [TestCase("5 s")]
    [TestCase("5s\n\n")]
    [TestCase("-5s")]
    [TestCase("1.5s")]
    [TestCase("05s")]
    [TestCase("")]
    [TestCase("٣s")]
    public void What_is_no_duration_is_refused(string text) => Assert.That(DurationText.TryParse(text, out _), Is.False);
}
