using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Meters;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.Hardware.Tests.Meters;

/// <summary>What every power meter must do, on register-level parts and on a real kernel's header.</summary>
[TestFixture("ina238")]
[TestFixture("ina228")]
[TestFixture("opto on mcp23017")]
[TestFixture("opto on gpio")]
[TestFixture(RealHeader, Category = SimulatedHeader.Category)]
[NonParallelizable] // a real kernel has one header
internal sealed class PowerMeterContractTests(string part)
{
    private const string RealHeader = "opto on real-header";

    private const int Pin = 18;

    /// <summary>What a phone takes from a brick: facts 6, 6.3 W at 48 V.</summary>
    private const int Volts = 48, Milliamps = 131;

    private SimulatedI2cBus bus = null!;
    private Mcp23017Chip expander = null!;
    private SimulatedGpioDriver header = null!;
    private Ina2x8Chip meter = null!;
    private GpioController? controller;
    private IPowerMeter? program;
    private TimeSpan now;
    private int moves;

    [SetUp]
    public void Solder()
    {
        if (part == RealHeader)
        {
            SimulatedHeader.Need();
        }

        now = TimeSpan.FromSeconds(1);
        moves = 0;
        bus = new SimulatedI2cBus();
        bus.Attach(0x20, expander = new Mcp23017Chip());
        bus.Attach(0x41, meter = new Ina2x8Chip(() => now, wide: part == "ina228"));
        header = new SimulatedGpioDriver();
        expander.LineChanged += (_, state) => moves += state.Driven ? 1 : 0;
        header.LineChanged += (_, state) => moves += state.Driven ? 1 : 0;
    }

    [TearDown]
    public void Close()
    {
        End();
        header?.Dispose();
        bus?.Dispose();
    }

    [Test]
    public void It_tells_power_where_there_is_some_and_none_where_there_is_none([Values] bool first)
    {
        var one = Make();
        foreach (var on in new[] { first, !first, first })
        {
            Feed(on);
            Assert.That(Look(one), Is.EqualTo(on));
        }

        Assert.That(moves, Is.Zero, "a meter drives nothing");
    }

    [Test]
    public void A_part_that_is_gone_is_a_fault_and_never_no_power()
    {
        Feed(on: true);
        var one = Make();
        Look(one);

        Break();

        Assert.That(() => Look(one), Throws.TypeOf<HardwareFaultException>());
        Assert.That(() => Look(one), Throws.TypeOf<HardwareFaultException>(), "nor at the next look");
    }

    [Test]
    public void A_second_program_finds_it_as_the_first_did([Values] bool on)
    {
        Look(Make());
        End();
        Feed(on);

        Assert.That(Look(Make()), Is.EqualTo(on));
    }

    private IPowerMeter Make() => program = New();

    /// <summary>The program has ended.</summary>
    private void End()
    {
        (program as IDisposable)?.Dispose();
        controller?.Dispose();
        (program, controller) = (null, null);
    }

    private IPowerMeter New()
    {
        if (part.StartsWith("ina", StringComparison.Ordinal))
        {
            return new CurrentMeter("meter", () => new Ina2x8(bus.CreateDevice(0x41), part == "ina228" ? Ina2x8Model.Ina228 : Ina2x8Model.Ina238, 20), onAbove: 30);
        }

        controller = part switch
        {
            RealHeader => HeaderGpio.Open(),
            "opto on gpio" => new GpioController(header),
            _ => new GpioController(new Mcp23017(bus.CreateDevice(0x20))),
        };
        return new PresenceOpto(new PinLine($"board/{PinOf}", controller, PinOf), ActiveLevel.High);
    }

    private int PinOf => part == "opto on mcp23017" ? 3 : Pin;

    /// <summary>The 48 V come or go.</summary>
    private void Feed(bool on)
    {
        meter.SetLine(on ? Volts : 0, on ? Milliamps : 0);
        expander.SetInput(PinOf % expander.Count, on);
        header.SetInput(Pin, on);
        if (part == RealHeader)
        {
            SimulatedHeader.Pull(Pin, on);
        }
    }

    /// <summary>What it tells within a second: a measurement may have to end first.</summary>
    private bool? Look(IPowerMeter one)
    {
        for (var until = now + TimeSpan.FromSeconds(1); now < until; now += TimeSpan.FromMilliseconds(50))
        {
            if (one.Read() is { } power)
            {
                return power.On;
            }
        }

        return null;
    }

    private void Break()
    {
        if (part is RealHeader or "opto on gpio")
        {
            controller!.Dispose();
        }
        else
        {
            bus.Detach(part == "opto on mcp23017" ? 0x20 : 0x41);
        }
    }
}
