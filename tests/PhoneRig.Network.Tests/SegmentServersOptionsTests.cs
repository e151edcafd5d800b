using PhoneRig.Core.Configuration;

namespace PhoneRig.Network.Tests;

public sealed class SegmentServersOptionsTests
{
    private static readonly NetworkConfig Config = new() { Interface = "eth1", Address = "10.70.0.1/24", LeaseFrom = "10.70.0.10", LeaseTo = "10.70.0.99" };

    [TestCase("10.70.0.1/24", "255.255.255.0")]
    [TestCase("10.70.0.1/8", "255.0.0.0")]
    [TestCase("10.70.0.1/30", "255.255.255.252")]
    public void A_prefix_becomes_a_mask(string address, string mask)
    {
        var options = SegmentServersOptions.From(Config with { Address = address });

        Assert.That($"{options.Dhcp.Mask}", Is.EqualTo(mask));
        Assert.That($"{options.Dhcp.Address}", Is.EqualTo("10.70.0.1"));
        Assert.That($"{options.Dhcp.LeaseFrom} {options.Dhcp.LeaseTo}", Is.EqualTo("10.70.0.10 10.70.0.99"));
    }

    [TestCase("10.70.0.1")]
    [TestCase("10.70.0.1/")]
    [TestCase("10.70.0.1/0")]
    [TestCase("10.70.0.1/31")]
    [TestCase("rig/24")]
    [TestCase("fe80::1/64")]
    public void What_is_no_address_with_a_prefix_is_refused_by_name(string address) =>
        Assert.That(() => SegmentServersOptions.From(Config with { Address = address }), Throws.ArgumentException.With.Message.Contains($"\"{address}\""));

    [Test]
    public void A_lease_bound_that_is_no_address_is_refused_by_name() =>
        Assert.That(() => SegmentServersOptions.From(Config with { LeaseTo = "many" }), Throws.ArgumentException.With.Message.Contains("leaseTo \"many\""));
}
