using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class HandsTests
{
    private static readonly Key Five = new("5");
    private static readonly Key Hash = new("#");

    private readonly List<(double At, Fact Fact)> told = [];
    private EventLoop loop = null!;
    private QueuedExecutor executor = null!;
    private QueuedExecutor writer = null!;
    private FakeHands metal = null!;
    private Hands hands = null!;
    private bool consoleOpen;

    private IEnumerable<Fact> Facts => told.Select(one => one.Fact);

    [SetUp]
    public void Wire()
    {
        told.Clear();
        consoleOpen = true;
        loop = new EventLoop(new VirtualClock());
        executor = new QueuedExecutor(loop);
        writer = new QueuedExecutor(loop);
        metal = new FakeHands(loop);
        hands = Make(metal);
    }

    [TearDown]
    public void Close() => metal.Dispose();

    [Test]
    public void Making_hands_moves_nothing()
    {
        Assert.That(metal.Log, Is.Empty);
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_solenoid_is_held_with_less_from_its_time_on_and_nobody_has_to_ask_for_it()
    {
        metal.Eases = Ms(100);
        hands.Execute(1, new Deed.HoldKey(Hash, Seconds(5)));
        hands.Execute(2, new Deed.PressKey(Five, Ms(200)));
        hands.Execute(3, new Deed.MoveHook(OffHook: true));
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "0 5 down", "0 off hook", "100 # eased", "100 5 eased", "100 hook eased", "200 5 up", "5000 # up" }));
    }

    [Test]
    public void What_is_let_go_before_is_not_eased_any_more([Values(50, 100)] int press)
    {
        metal.Eases = Ms(100);
        hands.Execute(1, new Deed.PressKey(Five, Ms(press)));
        hands.Execute(2, new Deed.HoldKey(Hash, Seconds(5)));
        hands.Execute(3, new Deed.MoveHook(OffHook: true));
        loop.RunTo(Ms(60));
        hands.Execute(4, new Deed.ReleaseKey(Hash));
        hands.Execute(5, new Deed.MoveHook(OffHook: false));
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Has.None.Contains("eased"));
    }

    [Test]
    public void Letting_every_key_go_calls_off_what_was_to_be_eased()
    {
        metal.Eases = Ms(100);
        hands.Execute(1, new Deed.HoldKey(Hash, Seconds(5)));
        hands.Execute(2, new Deed.MoveHook(OffHook: true));
        loop.RunTo(Ms(60));
        hands.ReleaseAll();
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Has.None.Contains("eased"));
    }

    [Test]
    public void A_key_that_cannot_be_eased_is_let_go_at_once_and_its_press_has_failed()
    {
        metal.Eases = Ms(100);
        metal.Broken.Add("5 eased");
        hands.Execute(7, new Deed.PressKey(Five, Seconds(2)));
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "100 5 eased", "100 5 up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(7, "board keys", "5 eased was not taken: check the bus") }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_held_key_that_cannot_be_eased_is_let_go_at_once_and_the_fault_told()
    {
        metal.Eases = Ms(100);
        metal.Broken.UnionWith(["# eased", "hook eased"]);
        hands.Execute(7, new Deed.HoldKey(Hash, Seconds(5)));
        hands.Execute(8, new Deed.MoveHook(OffHook: true));
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "0 off hook", "100 # eased", "100 # up", "100 hook eased", "100 on hook" }));
        Assert.That(Facts.OfType<RigFault>().Count(), Is.EqualTo(2));
        Assert.That(Facts.OfType<KeyReleased>().Single(), Is.EqualTo(new KeyReleased(7, Hash)));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_press_goes_down_and_up_after_exactly_its_time_and_is_told_after_the_release()
    {
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        loop.RunTo(Ms(119));
        Assert.That(hands.Idle, Is.False);
        Assert.That(told, Is.Empty);
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "120 5 up" }));
        Assert.That(told, Is.EqualTo(new (double, Fact)[] { (120, new KeyPressed(7, Five, Ms(120))) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_press_is_measured_from_when_the_key_went_down_not_from_when_the_order_was_given()
    {
        executor.Slow = true;
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        loop.RunTo(Ms(500));
        executor.RunOne();
        executor.Slow = false;
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "500 5 down", "620 5 up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyPressed(7, Five, Ms(120)) }));
    }

    [Test]
    public void A_loop_that_hears_late_of_the_key_going_down_does_not_stretch_the_press()
    {
        executor.Slow = true;
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        var heard = executor.RunUnheard();
        executor.Slow = false;
        loop.RunTo(Ms(90));
        loop.Post(heard);
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "120 5 up" }));
    }

    [Test]
    public void A_press_that_was_let_go_late_tells_its_true_time()
    {
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        loop.RunTo(Ms(100));
        executor.Slow = true;
        loop.RunTo(Ms(150));
        executor.RunAll();
        loop.RunTo(Seconds(1));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyPressed(7, Five, Ms(150)) }));
    }

    [Test]
    public void A_press_whose_down_fails_is_let_go_all_the_same_and_has_failed()
    {
        metal.Broken.Add("5 down");
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        loop.RunTo(Seconds(10));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "0 5 up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(7, "board keys", "5 down was not taken: check the bus") }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_press_whose_release_fails_has_failed()
    {
        metal.Broken.Add("5 up");
        hands.Execute(7, new Deed.PressKey(Five, Ms(120)));
        loop.RunTo(Seconds(10));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(7, "board keys", "5 up was not taken: check the bus") }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_hold_lets_go_by_itself_at_its_bound_under_its_own_number()
    {
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Seconds(59));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyHeld(3, Hash) }));
        Assert.That(hands.Idle, Is.False);
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "60000 # up" }));
        Assert.That(Facts.Skip(1), Is.EqualTo(new Fact[] { new KeyReleased(3, Hash) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void The_bound_of_a_hold_runs_from_the_order_so_that_a_slow_bus_cannot_stretch_it()
    {
        executor.Slow = true;
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Seconds(5));
        executor.RunAll();
        executor.Slow = false;
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "5000 # down", "60000 # up" }));
    }

    [Test]
    public void A_release_cancels_the_bound()
    {
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Seconds(10));
        hands.Execute(4, new Deed.ReleaseKey(Hash));
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "10000 # up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyHeld(3, Hash), new KeyReleased(4, Hash) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Holding_a_held_key_again_starts_a_new_bound_in_place_of_the_first()
    {
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(10)));
        loop.RunTo(Seconds(8));
        hands.Execute(4, new Deed.HoldKey(Hash, Seconds(10)));
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "8000 # down", "18000 # up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyHeld(3, Hash), new KeyHeld(4, Hash), new KeyReleased(4, Hash) }));
    }

    [Test]
    public void A_hold_whose_down_fails_is_let_go_at_once_and_ends_once()
    {
        metal.Broken.Add("# down");
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Ms(1));
        Assert.That(hands.Idle, Is.True);
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "0 # up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(3, "board keys", "# down was not taken: check the bus") }));
    }

    [Test]
    public void Letting_all_go_ends_a_press_under_way_with_its_true_time_and_nothing_comes_after()
    {
        hands.Execute(7, new Deed.PressKey(Five, Seconds(5)));
        loop.RunTo(Seconds(2));
        hands.ReleaseAll();
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "2000 all up", "2000 5 up" }));
        Assert.That(told, Is.EqualTo(new (double, Fact)[] { (2000, new KeyPressed(7, Five, Seconds(2))) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Letting_all_go_while_a_press_still_waits_for_the_bus_leaves_the_key_up_and_ends_it_once()
    {
        executor.Slow = true;
        hands.Execute(7, new Deed.PressKey(Five, Seconds(5)));
        hands.ReleaseAll();
        executor.RunAll();
        executor.Slow = false;
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 5 down", "0 all up", "0 5 up" }));
        Assert.That(told, Is.EqualTo(new (double, Fact)[] { (0, new KeyPressed(7, Five, TimeSpan.Zero)) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void A_press_that_fails_after_all_keys_were_let_go_has_failed_once()
    {
        metal.Broken.Add("5 down");
        executor.Slow = true;
        hands.Execute(7, new Deed.PressKey(Five, Seconds(5)));
        hands.ReleaseAll();
        executor.RunAll();
        executor.Slow = false;
        loop.RunTo(Seconds(100));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(7, "board keys", "5 down was not taken: check the bus") }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Letting_all_go_ends_a_hold_and_its_bound()
    {
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Seconds(2));
        hands.ReleaseAll();
        loop.RunTo(Seconds(100));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 # down", "2000 all up", "2000 # up" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new KeyHeld(3, Hash), new KeyReleased(3, Hash) }));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Hands_are_not_idle_until_the_parts_have_moved()
    {
        executor.Slow = true;
        hands.ReleaseAll();
        Assert.That(hands.Idle, Is.False);
        executor.RunAll();
        loop.RunTo(Ms(1));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Letting_all_go_that_fails_is_a_fault_of_the_rig_and_each_key_is_tried_again()
    {
        metal.Broken.Add("all up");
        hands.Execute(3, new Deed.HoldKey(Hash, Seconds(60)));
        loop.RunTo(Seconds(2));
        hands.ReleaseAll();
        loop.RunTo(Seconds(3));

        Assert.That(Facts.Skip(1), Is.EqualTo(new Fact[] { new RigFault("board keys", "all up was not taken: check the bus"), new KeyReleased(3, Hash) }));
        Assert.That(metal.DownKeys, Is.Empty);
    }

    [Test]
    public void Without_a_keypad_keys_fail_with_the_next_step_and_letting_go_does_nothing()
    {
        hands = Make(keypad: null);
        hands.ReleaseAll();
        hands.Execute(1, new Deed.PressKey(Five, Ms(120)));
        hands.Execute(2, new Deed.MoveHook(OffHook: true));
        hands.Execute(3, new Deed.HoldKey(Five, Ms(120)));
        loop.RunTo(Seconds(1));

        Assert.That(Facts.Cast<DeedFailed>().Select(failed => failed.Deed), Is.EquivalentTo(new[] { 1, 2, 3 }));
        Assert.That(Facts.Cast<DeedFailed>().Select(failed => failed.Part), Is.All.EqualTo("keypad"));
        Assert.That(Facts.Cast<DeedFailed>().Select(failed => failed.Reason), Is.All.Contain("set `keypad` in the rig file"));
        Assert.That(hands.Idle, Is.True);
    }

    [Test]
    public void Text_goes_to_the_open_console()
    {
        hands.Execute(1, new Deed.SendConsole("erase\r"));
        loop.RunTo(Ms(1));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 sent erase\r" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new ConsoleSent(1, "erase\r") }));
    }

    [Test]
    public void Text_for_a_console_that_is_not_open_fails_with_the_next_step()
    {
        consoleOpen = false;
        hands.Execute(1, new Deed.SendConsole("erase\r"));
        loop.RunTo(Ms(1));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(1, "console", "it is not open: check its cable and port") }));
    }

    [Test]
    public void A_person_is_asked_in_the_name_of_the_station()
    {
        var request = new PersonRequest(PersonRequestKind.Hold, "#", "hold #");
        hands.Execute(1, new Deed.AskPerson(request));

        Assert.That(metal.Log, Is.EqualTo(new[] { "0 s1 asked: hold #" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new PersonAsked(1, request) }));
    }

    [Test]
    public void Where_a_person_is_the_power_switch_they_are_asked_and_nothing_is_taken_for_done([Values] bool on)
    {
        var manual = new Hands("s1", loop, executor, writer, null, metal, metal, () => null, railed: false, () => { }, fact => told.Add((loop.Uptime.TotalMilliseconds, fact)));

        manual.Adopt();
        manual.Execute(1, new Deed.SwitchPower(on));
        loop.RunTo(Ms(1));

        Assert.That(Facts, Is.EquivalentTo(new Fact[] { new PowerAdopted(null), new PersonAsked(1, PersonRequest.ForPower(on)) }));
        Assert.That(metal.Log, Is.EqualTo(new[] { $"0 s1 asked: {PersonRequest.ForPower(on).Text}" }));
    }

    [Test]
    public void Deeds_are_done_and_told_in_order_however_slow_the_bus_is()
    {
        executor.Slow = true;
        hands.Execute(1, new Deed.SwitchPower(On: false));
        hands.Execute(2, new Deed.MoveHook(OffHook: true));
        hands.Execute(3, new Deed.SwitchPower(On: true));
        hands.Execute(4, new Deed.MoveHook(OffHook: false));
        loop.RunTo(Seconds(1));
        Assert.That(told, Is.Empty);
        executor.RunAll();
        loop.RunTo(Seconds(1));

        Assert.That(metal.Log, Is.EqualTo(new[] { "1000 power off", "1000 off hook", "1000 power on", "1000 on hook" }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new PowerSwitched(1, false), new HookMoved(2, true), new PowerSwitched(3, true), new HookMoved(4, false) }));
    }

    [Test]
    public void A_relay_that_fails_is_told_with_part_and_reason()
    {
        metal.Broken.Add("power on");
        hands.Execute(1, new Deed.SwitchPower(On: true));
        loop.RunTo(Ms(1));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new DeedFailed(1, "board keys", "power on was not taken: check the bus") }));
    }

    private Hands Make(IKeypad? keypad) => new(
        "s1", loop, executor, writer, metal, keypad, metal, () => consoleOpen ? metal : null, railed: false, () => { }, fact => told.Add((loop.Uptime.TotalMilliseconds, fact)));
}
