using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class PercentTests
{
    [TestCase("2%", 0.02)]
    [TestCase("0.5%", 0.005)]
    [TestCase("300%", 3)]
    public void A_share_is_read_and_written_with_its_sign(string text, double share)
    {
        Assert.That(Percent.Parse(text, null).Share, Is.EqualTo(share).Within(1e-12));
        Assert.That(Percent.Parse(text, null).ToString(), Is.EqualTo(text));
    }

    [TestCase("2")]
    [TestCase("0.02")]
    [TestCase("-1%")]
    [TestCase("1e3%")]
    [TestCase("%")]
    [TestCase("")]
    [TestCase(null)]
    public void Anything_else_is_no_share(string? text) => Assert.That(Percent.TryParse(text, null, out _), Is.False);
}
