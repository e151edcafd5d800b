using PhoneRig.Core.Ports;
using PhoneRig.Network.Snmp;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>A PoE port by SNMP, by each version that the driver speaks. Net-snmp's own agent is the switch.</summary>
[TestFixture("2c")]
[TestFixture("sha")]
[TestFixture("sha256")]
internal sealed class SnmpOutletTests(string how) : RemotePowerSwitchContract
{
    private Snmpd agent = null!;

    protected override bool Feeds => agent.State == "1";

    protected override int Orders => agent.Sets;

    [SetUp]
    public void Start()
    {
        Snmpd.Need();
        agent = new Snmpd();
        agent.Start();
    }

    [TearDown]
    public void Stop() => agent?.Dispose();

    [Test]
    public void What_is_neither_on_nor_off_is_unknown()
    {
        agent.Write("3");

        Assert.That(Make().ReadBack(), Is.Null);
    }

    [Test]
    public void A_variable_that_the_agent_does_not_have_is_named()
    {
        var power = Make(OutletVariables.PoePort(1, 8), how == "2c" ? new CommunityEnvelope("lab") : Envelope(Snmpd.Password, Snmpd.PrivacyPassword));

        Assert.That(() => power.ReadBack(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("1.3.6.1.2.1.105.1.1.1.3.1.8"));
        Assert.That(() => power.Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("not writable"));
    }

    [Test]
    public void Who_may_not_write_is_told_so()
    {
        var power = how == "2c" ? Make(OutletVariables.PoePort(1, 7), new CommunityEnvelope("reader")) : Make(OutletVariables.PoePort(1, 7), Envelope("not the password", Snmpd.PrivacyPassword));

        Assert.That(() => power.Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains(how == "2c" ? "no access" : "does not take the password"));
        Assert.That(agent.Sets, Is.Zero);
    }

    [Test]
    public void A_wrong_secret_is_told_without_saying_it()
    {
        var power = Make(OutletVariables.PoePort(1, 7), how == "2c" ? new CommunityEnvelope("not-the-word") : Envelope(Snmpd.Password, "not-the-word"));

        Assert.That(
            () => power.Switch(on: true),
            Throws.TypeOf<HardwareFaultException>().With.Message.Contains(how == "2c" ? "does not answer" : "privacy password").And.Message.Not.Contains("not-the-word"));
    }

    protected override IPowerSwitch Make() =>
        Make(OutletVariables.PoePort(1, 7), how == "2c" ? new CommunityEnvelope("lab") : Envelope(Snmpd.Password, Snmpd.PrivacyPassword));

    protected override void Leave(bool on) => agent.Write(on ? "1" : "2");

    protected override void TakeAway() => agent.Kill();

    protected override void BringBack() => agent.Start();

    private UsmEnvelope Envelope(string password, string privacy) =>
        new(new UsmUser(how, how == "sha" ? UsmHash.Sha : UsmHash.Sha256, password, privacy), salt: 42);

    private SnmpOutlet Make(Oid variable, ISnmpEnvelope envelope)
    {
        var socket = new SnmpSocket(agent.Address, envelope, new SnmpOptions { Timeout = TimeSpan.FromMilliseconds(400), Tries = 3 }, firstId: 1000, TimeProvider.System);
        return new SnmpOutlet("outlet 1.7", variable, onValue: 1, offValue: 2, socket.Ask);
    }
}
