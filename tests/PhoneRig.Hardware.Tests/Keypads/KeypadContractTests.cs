using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Keypads;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.Hardware.Tests.Keypads;

/// <summary>What every keypad must do, on register-level boards and on a real kernel's header: two keys on a left board, a third and the hook on a right one.</summary>
[TestFixture("taps", "mcp23017")]
[TestFixture("taps", "gpio")]
[TestFixture("taps", "pca9685")]
[TestFixture("solenoids", "mcp23017")]
[TestFixture("solenoids", "gpio")]
[TestFixture("solenoids", "pca9685")]
[TestFixture("taps", ContractBoard.RealHeader, Category = SimulatedHeader.Category)]
[TestFixture("solenoids", ContractBoard.RealHeader, Category = SimulatedHeader.Category)]
[NonParallelizable] // a real kernel has one header
internal sealed class KeypadContractTests(string kind, string chip)
{
    private static readonly Key One = new("1");
    private static readonly Key Hash = new("#");
    private static readonly Key Two = new("2");
    private ContractBoard left = null!;
    private ContractBoard right = null!;

    [SetUp]
    public void Make_two_boards()
    {
        left = new ContractBoard("left", chip);
        right = new ContractBoard("right", chip);
    }

    [TearDown]
    public void Close()
    {
        left?.Dispose();
        right?.Dispose();
        if (chip == ContractBoard.RealHeader && right is not null)
        {
            SimulatedHeader.PutBack();
        }
    }

    [Test]
    public void Making_it_moves_nothing_and_it_tells_its_keys()
    {
        var keypad = Make();

        Assert.That(left.Moved.Concat(right.Moved), Is.Empty);
        Assert.That(keypad.Keys, Is.EquivalentTo(new[] { One, Hash, Two }));
        Assert.That(keypad.HasHook, Is.True);
    }

    [Test]
    public void Pressing_presses_that_key_and_no_other_even_for_a_moment()
    {
        var keypad = Make();

        keypad.SetDown(Hash, down: true);
        Assert.That(Down, Is.EqualTo(new[] { "#" }));
        keypad.SetDown(Hash, down: false);

        Assert.That(Down, Is.Empty);
        Assert.That(left.Moved.Where(moved => moved.Pin != 12 && moved.State.Level), Is.Empty);
        Assert.That(left.Moved.Count(moved => moved.State.Level), Is.EqualTo(1), "down once");
        Assert.That(right.Moved.Where(moved => moved.State.Level), Is.Empty);
    }

    [Test]
    public void Letting_go_of_a_key_that_is_up_presses_nothing()
    {
        var keypad = Make();
        keypad.SetDown(One, down: true);

        keypad.SetDown(Two, down: false);
        keypad.SetDown(Two, down: false);

        Assert.That(Down, Is.EqualTo(new[] { "1" }));
        Assert.That(right.Moved.Where(moved => moved.State.Level), Is.Empty);
    }

    [Test]
    public void The_receiver_is_lifted_and_put_back()
    {
        var keypad = Make();
        keypad.SetHook(offHook: true);
        Assert.That(Down, Is.EqualTo(new[] { "hook" }));
        keypad.SetHook(offHook: false);
        Assert.That(Down, Is.Empty);
    }

    [Test]
    public void A_key_that_an_earlier_program_left_down_stays_down_until_an_order_and_then_comes_up()
    {
        Make().SetDown(Hash, down: true);
        left.Reopen();
        right.Reopen();
        left.Forget();

        var keypad = Make();
        Assert.That(Down, Is.EqualTo(new[] { "#" }));
        Assert.That(left.Moved, Is.Empty);

        keypad.SetDown(Hash, down: false);
        Assert.That(Down, Is.Empty);
    }

    [Test]
    public void Releasing_all_lets_every_key_and_the_hook_go_whoever_pressed_them()
    {
        var before = Make();
        before.SetDown(One, down: true);
        before.SetHook(offHook: true);
        left.Reopen();
        right.Reopen();
        var keypad = Make();
        keypad.SetDown(Hash, down: true);

        keypad.ReleaseAll();

        Assert.That(Down, Is.Empty);
        Assert.That(right.Moved.Count(moved => moved.State.Level), Is.EqualTo(1), "and none goes down on the way");
        Assert.That(keypad.ReleaseAll, Throws.Nothing);
    }

    [Test]
    public void Releasing_all_goes_on_past_a_dead_board_and_then_names_it([Values] bool deadLeft)
    {
        var keypad = Make();
        keypad.SetDown(One, down: true);
        keypad.SetDown(Two, down: true);
        (deadLeft ? left : right).Break();

        Assert.That(keypad.ReleaseAll, Throws.TypeOf<HardwareFaultException>().With.Message.Contains(deadLeft ? "left/" : "right/"));

        Assert.That((deadLeft ? right : left).Moved[^1].State.Level, Is.False);
    }

    [Test]
    public void An_order_to_a_dead_board_names_the_key_and_the_pin()
    {
        var keypad = Make();
        left.Break();
        Assert.That(() => keypad.SetDown(One, down: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("key 1 on left/3"));
    }

    [Test]
    public void A_key_that_is_held_with_less_stays_down_and_one_that_is_up_stays_up()
    {
        var keypad = Make();
        keypad.SetDown(One, down: true);

        keypad.Ease(One);
        keypad.Ease(Two);
        keypad.EaseHook();

        Assert.That(Down, Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public void A_key_that_nothing_presses_is_refused_with_those_there_are() =>
        Assert.That(() => Make().SetDown(new Key("9"), down: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("key 9").And.Message.Contains("#"));

    private IEnumerable<string> Down => new[] { ("1", left.IsOn(3)), ("#", left.IsOn(12)), ("2", right.IsOn(3)), ("hook", right.IsOn(9)) }.Where(one => one.Item2).Select(one => one.Item1);

    private IKeypad Make()
    {
        var coil = new CoilConfig { Hold = new Percent(chip == "pca9685" ? 0.35 : 1) };
        return kind == "taps"
            ? new TapKeypad(new Dictionary<Key, PinLine> { [One] = left.Line(3), [Hash] = left.Line(12), [Two] = right.Line(3) }, right.Line(9))
            : new SolenoidKeypad(
                new Dictionary<Key, SolenoidWire> { [One] = Wire(left, 3), [Hash] = Wire(left, 12), [Two] = Wire(right, 3) },
                Wire(right, 9));

        SolenoidWire Wire(ContractBoard board, int pin) => new(board.Line(pin), board.Duty(pin), coil);
    }
}
