using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Keypads;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Keypads;

[TestFixture]
internal sealed class TapKeypadTests
{
    private static readonly Key Hash = new("#");
    private static readonly Key One = new("1");
    private FakeI2cBus bus = null!;
    private FakeMcp23017 left = null!;
    private FakeMcp23017 right = null!;
    private GpioController leftController = null!;
    private GpioController rightController = null!;

    [SetUp]
    public void MakeTwoBoards()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x20] = left = new FakeMcp23017();
        bus.Chips[0x21] = right = new FakeMcp23017();
        leftController = new GpioController(new Mcp23017(bus.CreateDevice(0x20)));
        rightController = new GpioController(new Mcp23017(bus.CreateDevice(0x21)));
    }

    [TearDown]
    public void Close()
    {
        leftController.Dispose();
        rightController.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing()
    {
        var keypad = Keypad();
        Assert.That(bus.Transfers, Is.Zero);
        Assert.That(keypad.Keys, Is.EquivalentTo(new[] { Hash, One }));
        Assert.That(keypad.HasHook);
    }

    [Test]
    public void A_key_goes_down_and_up_and_no_other_moves([Values] ActiveLevel active)
    {
        var keypad = Keypad(active);
        keypad.SetDown(Hash, down: true);
        keypad.SetDown(Hash, down: false);
        Assert.That(left.Shown(0), Is.EqualTo(active == ActiveLevel.High ? "ZHL" : "ZLH"));
        Assert.That(left.Shown(1) + right.Shown(2), Is.EqualTo("ZZ"));
    }

    [Test]
    public void The_hook_moves()
    {
        var keypad = Keypad();
        keypad.SetHook(offHook: true);
        keypad.SetHook(offHook: false);
        Assert.That(right.Shown(2), Is.EqualTo("ZHL"));
    }

    [Test]
    public void Releasing_all_never_presses_a_key_on_the_way([Values] ActiveLevel active)
    {
        Keypad(active).ReleaseAll();
        var up = active == ActiveLevel.High ? "ZL" : "ZH";
        Assert.That(new[] { left.Shown(0), left.Shown(1), right.Shown(2) }, Is.All.EqualTo(up));
    }

    [Test]
    public void Releasing_all_goes_on_past_a_dead_board_and_then_says_so()
    {
        var keypad = Keypad();
        keypad.SetHook(offHook: true);
        bus.Chips.Remove(0x20);
        Assert.That(keypad.ReleaseAll, Throws.TypeOf<HardwareFaultException>().With.Message.Contains("on left/"));
        Assert.That(right.Shown(2), Is.EqualTo("ZHL"));
    }

    [Test]
    public void Letting_go_of_a_key_that_is_up_leaves_it_up()
    {
        var keypad = Keypad();
        keypad.SetDown(One, down: false);
        keypad.SetDown(One, down: false);
        Assert.That(left.Shown(1), Is.EqualTo("ZL"));
    }

    [Test]
    public void A_key_without_a_pin_is_an_error_that_names_the_keys_there_are() =>
        Assert.That(() => Keypad().SetDown(new Key("9"), down: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("key 9").And.Message.Contains("#"));

    [Test]
    public void A_keypad_without_a_hook_says_so()
    {
        var keypad = new TapKeypad(new Dictionary<Key, PinLine> { [One] = new("left/1", leftController, 1) });
        Assert.That(keypad.HasHook, Is.False);
        Assert.That(() => keypad.SetHook(offHook: true), Throws.TypeOf<HardwareFaultException>());
        Assert.That(keypad.ReleaseAll, Throws.Nothing);
    }

    private TapKeypad Keypad(ActiveLevel active = ActiveLevel.High) => new(
        new Dictionary<Key, PinLine> { [Hash] = new("left/0", leftController, 0), [One] = new("left/1", leftController, 1) },
        new PinLine("right/2", rightController, 2),
        active);
}
