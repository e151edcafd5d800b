using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class FrequencyTests
{
    [TestCase("100kHz", 100_000)]
    [TestCase("1MHz", 1_000_000)]
    [TestCase("50Hz", 50)]
    public void A_frequency_is_read_and_written_with_its_unit(string text, int hertz)
    {
        Assert.That(Frequency.Parse(text, null).Hertz, Is.EqualTo(hertz));
        Assert.That(Frequency.Parse(text, null).ToString(), Is.EqualTo(text));
    }

    [TestCase("100")]
    [TestCase("0kHz")]
    [TestCase("1.5MHz")]
    [TestCase("100 kHz")]
    [TestCase("9999MHz")]
    [TestCase("kHz")]
    [TestCase("")]
    [TestCase(null)]
    public void Anything_else_is_no_frequency(string? text) => Assert.That(Frequency.TryParse(text, null, out _), Is.False);
}
