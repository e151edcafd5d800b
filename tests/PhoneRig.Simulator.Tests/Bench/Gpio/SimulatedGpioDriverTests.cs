using System.Device.Gpio;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Tests.Bench.Gpio;

internal sealed class SimulatedGpioDriverTests
{
    private readonly List<(int Pin, LineState State)> moved = [];

    [Test]
    public void The_header_has_the_54_lines_of_a_Pi_and_refuses_others()
    {
        using var controller = new GpioController(new SimulatedGpioDriver());

        Assert.That(controller.PinCount, Is.EqualTo(54));
        Assert.That(() => controller.OpenPin(54), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 to 53"));
        Assert.That(() => controller.OpenPin(-1), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Opening_a_pin_moves_nothing()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);

        controller.OpenPin(17);

        Assert.That(moved, Is.Empty);
        Assert.That(controller.GetPinMode(17), Is.EqualTo(PinMode.Input));
    }

    [Test]
    public void An_output_drives_its_wire_and_reads_back_its_own_level()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);
        controller.OpenPin(17, PinMode.Output, PinValue.High);

        Assert.That(controller.Read(17), Is.EqualTo(PinValue.High));
        controller.Write(17, PinValue.Low);
        Assert.That(controller.Read(17), Is.EqualTo(PinValue.Low));
        Assert.That(moved, Is.EqualTo(new[] { (17, new LineState(true, true)), (17, new LineState(true, false)) }));
    }

    [Test]
    public void An_output_opened_with_an_initial_value_never_shows_the_other_one()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);

        controller.OpenPin(4, PinMode.Output, PinValue.High);

        Assert.That(moved, Is.EqualTo(new[] { (4, new LineState(true, true)) }));
    }

    [Test]
    public void Writing_to_an_input_drives_nothing_and_is_remembered()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);
        controller.OpenPin(17, PinMode.Input);

        controller.Write(17, PinValue.High);
        Assert.That(moved, Is.Empty);
        controller.SetPinMode(17, PinMode.Output);
        Assert.That(moved, Is.EqualTo(new[] { (17, new LineState(true, true)) }));
    }

    [Test]
    public void Becoming_an_input_lets_the_wire_go()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);
        controller.OpenPin(17, PinMode.Output, PinValue.High);

        controller.SetPinMode(17, PinMode.Input);

        Assert.That(moved[^1], Is.EqualTo((17, LineState.Released)));
        Assert.That(driver.Line(17).Driven, Is.False);
    }

    [TestCase(PinMode.InputPullUp, null, true)]
    [TestCase(PinMode.InputPullDown, null, false)]
    [TestCase(PinMode.InputPullUp, false, false)]
    [TestCase(PinMode.InputPullDown, true, true)]
    public void An_input_reads_the_bench_or_else_its_pull(PinMode mode, bool? outside, bool expected)
    {
        var driver = new SimulatedGpioDriver();
        using var controller = new GpioController(driver);
        controller.OpenPin(9, mode);

        driver.SetInput(9, outside);

        Assert.That((bool)controller.Read(9), Is.EqualTo(expected));
    }

    [TestCase(8, true)]
    [TestCase(9, false)]
    [TestCase(27, false)]
    [TestCase(34, true)]
    [TestCase(46, true)]
    public void After_power_on_the_pulls_are_as_in_the_chip_s_table(int pin, bool high)
    {
        using var controller = new GpioController(new SimulatedGpioDriver());
        controller.OpenPin(pin, PinMode.Input);

        Assert.That((bool)controller.Read(pin), Is.EqualTo(high));
    }

    [Test]
    public void An_unsupported_mode_is_refused()
    {
        using var controller = new GpioController(new SimulatedGpioDriver());
        controller.OpenPin(3);

        Assert.That(() => controller.SetPinMode(3, (PinMode)99), Throws.InvalidOperationException);
    }

    [Test]
    public void Edges_are_called_back_for_the_asked_kinds_only()
    {
        var driver = new SimulatedGpioDriver();
        using var controller = new GpioController(driver);
        controller.OpenPin(22, PinMode.InputPullDown);
        List<PinEventTypes> seen = [];
        void OnEdge(object sender, PinValueChangedEventArgs change) => seen.Add(change.ChangeType);

        controller.RegisterCallbackForPinValueChangedEvent(22, PinEventTypes.Rising, OnEdge);
        driver.SetInput(22, true);
        driver.SetInput(22, true);
        driver.SetInput(22, false);
        driver.SetInput(22, true);
        controller.UnregisterCallbackForPinValueChangedEvent(22, OnEdge);
        driver.SetInput(22, false);
        driver.SetInput(22, true);

        Assert.That(seen, Is.EqualTo(new[] { PinEventTypes.Rising, PinEventTypes.Rising }));
    }

    [Test]
    public void A_callback_may_use_the_header_from_another_thread()
    {
        var driver = new SimulatedGpioDriver();
        using var controller = new GpioController(driver);
        controller.OpenPin(22, PinMode.InputPullDown);
        controller.OpenPin(23, PinMode.Output, PinValue.Low);
        var finished = false;
        controller.RegisterCallbackForPinValueChangedEvent(22, PinEventTypes.Rising, (_, _) =>
        {
            var other = new Thread(() => controller.Write(23, PinValue.High));
            other.Start();
            finished = other.Join(TimeSpan.FromSeconds(5));
        });

        driver.SetInput(22, true);

        Assert.That(finished, Is.True, "the callback was made under the header's lock");
        Assert.That(driver.Line(23).Level, Is.True);
    }

    [Test]
    public void Waiting_for_an_edge_ends_with_the_edge_or_with_the_token()
    {
        var driver = new SimulatedGpioDriver();
        using var controller = new GpioController(driver);
        controller.OpenPin(22, PinMode.InputPullDown);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(controller.WaitForEvent(22, PinEventTypes.Rising, cancelled.Token).TimedOut, Is.True);

        // Toggles until the waiter, which starts at some time, has seen it.
        WaitForEventResult result = default;
        var waiter = new Thread(() => result = controller.WaitForEvent(22, PinEventTypes.Falling, CancellationToken.None));
        waiter.Start();
        var level = true;
        while (!waiter.Join(TimeSpan.FromMilliseconds(1)))
        {
            driver.SetInput(22, level);
            level = !level;
        }

        Assert.That(result.TimedOut, Is.False);
        Assert.That(result.EventTypes, Is.EqualTo(PinEventTypes.Falling));
    }

    [Test]
    public void With_persistent_outputs_a_disposed_controller_leaves_them_driven_and_the_next_one_finds_them()
    {
        var driver = Watched(persistOutputs: true);
        using (var first = new GpioController(driver))
        {
            first.OpenPin(17, PinMode.Output, PinValue.High);
        }

        Assert.That(driver.Line(17), Is.EqualTo(new LineState(true, true)));
        Assert.That(moved, Has.Count.EqualTo(1));
        using var second = new GpioController(driver);
        second.OpenPin(17);
        Assert.That(second.GetPinMode(17), Is.EqualTo(PinMode.Output));
        Assert.That(second.Read(17), Is.EqualTo(PinValue.High));
    }

    [Test]
    public void Without_persistent_outputs_a_disposed_controller_lets_them_go()
    {
        var driver = Watched(persistOutputs: false);
        using (var controller = new GpioController(driver))
        {
            controller.OpenPin(17, PinMode.Output, PinValue.High);
        }

        Assert.That(moved[^1], Is.EqualTo((17, LineState.Released)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Closing_a_pin_does_as_the_end_of_the_program_does(bool persistOutputs)
    {
        var driver = new SimulatedGpioDriver(persistOutputs);
        using var controller = new GpioController(driver);
        controller.OpenPin(17, PinMode.Output, PinValue.High);

        controller.ClosePin(17);

        Assert.That(driver.Line(17).Driven, Is.EqualTo(persistOutputs));
        Assert.That(() => controller.Write(17, PinValue.Low), Throws.InvalidOperationException);
    }

    [Test]
    public void Changes_from_many_threads_arrive_in_the_order_in_which_the_pin_moved()
    {
        var driver = Watched();
        using var controller = new GpioController(driver);
        controller.OpenPin(17, PinMode.Output, PinValue.Low);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                controller.Write(17, i % 2 == 0);
            }
        })).ToArray();

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.That(moved.Zip(moved.Skip(1)).All(pair => pair.First.State != pair.Second.State), Is.True, "two equal changes in a row");
        Assert.That(moved[^1].State, Is.EqualTo(driver.Line(17)));
    }

    private SimulatedGpioDriver Watched(bool persistOutputs = true)
    {
        moved.Clear();
        var driver = new SimulatedGpioDriver(persistOutputs);
        driver.LineChanged += (pin, state) => moved.Add((pin, state));
        return driver;
    }
}
