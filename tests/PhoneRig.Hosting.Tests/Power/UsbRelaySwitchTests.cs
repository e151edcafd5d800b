using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;
using PhoneRig.Hardware.Power;
using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>A channel of a USB relay board on a pseudo-terminal, with the driver for a real tty.</summary>
[Platform("Linux")]
[TestFixture(LcusDialect.Silent, RelayContact.NormallyClosed)]
[TestFixture(LcusDialect.Text, RelayContact.NormallyClosed)]
[TestFixture(LcusDialect.Bytes, RelayContact.NormallyOpen)]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed class UsbRelaySwitchTests(LcusDialect dialect, RelayContact contact) : RemotePowerSwitchContract
{
    private const int Channel = 3;

    private readonly List<UsbRelayBoards> programs = [];
    private DirectoryInfo folder = null!;
    private Pty pty = null!;
    private LcusRelays relays = null!;

    protected override bool Answers => dialect != LcusDialect.Silent;

    protected override int Orders => relays.Commands;

    protected override bool Feeds => relays.IsEnergised(Channel) == (contact == RelayContact.NormallyOpen);

    [SetUp]
    public void PlugIn()
    {
        folder = Directory.CreateTempSubdirectory("phonerig-relays-");
        pty = new Pty(Path.Combine(folder.FullName, "usb-1a86_USB_Serial-if00-port0"));
        relays = new LcusRelays(pty, dialect);
    }

    [TearDown]
    public void Close()
    {
        programs.ForEach(one => one.Dispose());
        programs.Clear();
        relays.Dispose();
        pty.Dispose();
        folder.Delete(recursive: true);
    }

    [Test]
    public void Channels_of_one_board_share_its_port_and_keep_apart()
    {
        var boards = Boards();
        var one = new UsbRelayPowerSwitch(boards.Board(pty.LinkPath), 1, contact);
        var two = new UsbRelayPowerSwitch(boards.Board(pty.LinkPath), 2, contact);

        one.Switch(on: true);
        two.Switch(on: false);

        var energised = contact == RelayContact.NormallyOpen;
        Assert.That(() => (relays.IsEnergised(1), relays.IsEnergised(2)), Is.EqualTo((energised, !energised)).After(5).Seconds.PollEvery(10));
    }

    [Test]
    public void A_board_that_was_replugged_is_opened_again_and_its_relays_are_at_rest()
    {
        var power = Make();
        power.Switch(on: contact == RelayContact.NormallyOpen);
        relays.Unplug();
        Assert.That(() => power.Switch(on: false), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("USB relay 3 of").And.Message.Contains("plug"));
        pty.Replug();

        Assert.That(power.ReadBack(), Answers ? Is.EqualTo(contact == RelayContact.NormallyClosed) : Is.Null, "nothing that was known before counts");
    }

    [Test]
    public void A_board_that_does_not_follow_is_a_fault_where_it_says_so()
    {
        var power = Make();
        power.Switch(on: true);
        relays.Stuck = true;

        Assert.That(() => power.Switch(on: false), Answers ? Throws.TypeOf<HardwareFaultException>().With.Message.Contains("says that it is") : Throws.Nothing);
    }

    protected override IPowerSwitch Make() => new UsbRelayPowerSwitch(Boards().Board(pty.LinkPath), Channel, contact);

    protected override void Leave(bool on) => relays.Leave(Channel, on == (contact == RelayContact.NormallyOpen));

    protected override void TakeAway() => relays.Unplug();

    protected override void BringBack() => pty.Replug();

    private UsbRelayBoards Boards()
    {
        foreach (var earlier in programs)
        {
            earlier.Dispose();
        }

        var ports = new OpenPorts();
        programs.Add(new UsbRelayBoards(port => new TtySerialPort(port, ports), TimeProvider.System));
        return programs[^1];
    }
}
