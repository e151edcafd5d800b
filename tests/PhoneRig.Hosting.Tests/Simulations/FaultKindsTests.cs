using PhoneRig.Hosting.Simulations;

namespace PhoneRig.Hosting.Tests.Simulations;

public sealed class FaultKindsTests
{
    [TestCase("all", 15)]
    [TestCase("none", 0)]
    [TestCase("kill, mains-dip", 2)]
    public void A_list_is_read_and_told_as_it_was(string list, int count)
    {
        var kinds = FaultKinds.Parse(list);

        Assert.That(kinds, Has.Count.EqualTo(count));
        Assert.That(FaultKinds.Parse(FaultKinds.Words(kinds)), Is.EqualTo(kinds));
    }

    [Test]
    public void A_word_that_is_none_gets_the_nearest() =>
        Assert.That(() => FaultKinds.Parse("kill,stuck-keys"), Throws.TypeOf<FormatException>().With.Message.Contains("unknown fault \"stuck-keys\"").And.Message.Contains("stuck-key"));
}
