using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class NearestWordTests
{
    [TestCase("hodl", "hold")]
    [TestCase("no", "on", Description = "a swap is one slip, and a short word is allowed only one")]
    [TestCase("whithin", "within")]
    [TestCase("Power", "power")]
    [TestCase("relase", "release")]
    public void A_slip_finds_its_word(string word, string near) =>
        Assert.That(NearestWord.Of(word, ["hold", "within", "power", "release", "for", "on"]), Is.EqualTo(near));

    [TestCase("weld", "relay-weld")]
    [TestCase("key", null, Description = "two have it")]
    public void A_part_finds_the_only_word_that_has_it(string word, string? near) =>
        Assert.That(NearestWord.Of(word, ["relay-weld", "stuck-key", "dead-key"]), Is.EqualTo(near));

    [TestCase("a")]
    [TestCase("voltage")]
    [TestCase("")]
    public void What_is_near_to_nothing_finds_nothing(string word) =>
        Assert.That(NearestWord.Of(word, ["hold", "within", "*", "5"]), Is.Null);
}
