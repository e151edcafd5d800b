using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Keypads;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hardware.Tests.Keypads;

/// <summary>Twelve solenoids and a hook on one PCA9685.</summary>
internal sealed class SolenoidKeypadTests
{
    private static readonly Key One = new("1");
    private static readonly Key Hash = new("#");
    private static readonly CoilConfig Coil = new();

    private readonly Pca9685Chip chip = new();
    private SimulatedI2cBus bus = null!;
    private Pca9685 driver = null!;
    private SolenoidKeypad keypad = null!;

    [SetUp]
    public void Wire()
    {
        chip.PowerOnReset();
        bus = new SimulatedI2cBus();
        bus.Attach(0x41, chip);
        driver = new Pca9685(bus.CreateDevice(0x41));
        keypad = new SolenoidKeypad("123456789*0#".Select((key, channel) => (Key: new Key(key.ToString()), At(channel).Wire)).ToDictionary(one => one.Key, one => one.Wire), At(12).Wire);
    }

    [TearDown]
    public void Close()
    {
        driver.Dispose();
        bus.Dispose();
    }

    [Test]
    public void A_key_is_pulled_in_with_full_power_and_then_held_with_a_third_of_it()
    {
        keypad.SetDown(One, down: true);
        Assert.That(chip.Pulses(0).Share, Is.EqualTo(1));
        Assert.That(keypad.EaseAfter(One), Is.EqualTo(Coil.Peak));

        keypad.Ease(One);
        Assert.That(chip.Pulses(0).Share, Is.EqualTo(0.35).Within(0.001));

        keypad.SetDown(One, down: false);
        Assert.That(chip.Pulses(0).Share, Is.Zero);
    }

    [Test]
    public void Easing_never_switches_on_what_was_let_go_before_it_came()
    {
        keypad.SetDown(One, down: true);
        keypad.ReleaseAll();

        keypad.Ease(One);

        Assert.That(chip.Pulses(0).Share, Is.Zero);
    }

    [Test]
    public void A_pin_without_a_duty_is_never_due_to_be_held_with_less()
    {
        var plain = new SolenoidKeypad(new Dictionary<Key, SolenoidWire> { [One] = new(new PinLine("gpio/22", null!, 22), null, Coil with { Hold = new Percent(1) }) });

        Assert.That(plain.EaseAfter(One), Is.Null);
        Assert.That(plain.HasHook, Is.False);
        Assert.That(() => plain.SetHook(offHook: true), Throws.TypeOf<HardwareFaultException>());
    }

    [Test]
    public void A_pusher_on_a_key_that_toggles_is_pressed_once_and_never_to_put_the_phone_back()
    {
        var bed = new SolenoidKeypad(new Dictionary<Key, SolenoidWire> { [One] = At(0).Wire }, At(12).Wire, pusher: KeypadParts.SpeakerPress);
        var presses = 0;
        chip.PulsesChanged += (_, pulses) => presses += pulses.Share == 1 ? 1 : 0;

        bed.SetHook(offHook: true);
        Assert.That(chip.Pulses(12).Share, Is.EqualTo(1));
        Assert.That(bed.EaseHookAfter, Is.EqualTo(KeypadParts.SpeakerPress));
        bed.EaseHook();
        Assert.That(chip.Pulses(12).Share, Is.Zero);

        bed.SetHook(offHook: false);
        bed.ReleaseAll();
        Assert.That(presses, Is.EqualTo(1));
    }

    [Test]
    public void All_thirteen_coils_go_off_in_one_transfer_and_the_board_s_other_outputs_stay()
    {
        driver.SetDuty(15, 1);
        keypad.SetDown(One, down: true);
        keypad.SetDown(Hash, down: true);
        keypad.SetHook(offHook: true);
        var changes = 0;
        chip.PulsesChanged += (_, _) => changes++;

        keypad.ReleaseAll();

        Assert.That(changes, Is.EqualTo(3));
        Assert.That(Enumerable.Range(0, 13).Select(channel => chip.Pulses(channel).Share), Is.All.Zero);
        Assert.That(chip.Pulses(15).Share, Is.EqualTo(1));
    }

    [Test]
    public void A_board_that_reset_itself_while_a_key_was_held_is_a_fault_when_it_is_eased()
    {
        keypad.SetDown(Hash, down: true);
        chip.PowerOnReset();

        Assert.That(() => keypad.Ease(Hash), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("the board was reset"));
    }

    [Test]
    public void And_when_it_is_let_go_which_works_all_the_same([Values] bool all, [Values] bool awake)
    {
        keypad.SetDown(Hash, down: true);
        chip.PowerOnReset();
        if (awake)
        {
            keypad.SetDown(One, down: true);
        }

        Assert.That(() => { if (all) { keypad.ReleaseAll(); } else { keypad.SetDown(Hash, down: false); } }, Throws.TypeOf<HardwareFaultException>().With.Message.Contains("key # on bed/11"));

        Assert.That(chip.Pulses(11).Share, Is.Zero);
        Assert.That(chip.Pulses(0).Share, Is.EqualTo(awake && !all ? 1 : 0));
        Assert.That(keypad.ReleaseAll, Throws.Nothing, "it is told once");
    }

    private (SolenoidWire Wire, int Channel) At(int channel) =>
        (new SolenoidWire(new PinLine($"bed/{channel}", null!, channel), new DutyPin($"bed/{channel}", driver, channel), Coil), channel);
}
