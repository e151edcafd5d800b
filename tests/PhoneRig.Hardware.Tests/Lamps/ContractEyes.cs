using System.Collections.Immutable;
using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Hardware.Tests.Lamps;

/// <summary>Two lamps of simulated light, with a sensor over each as a rig has them: the seam, and the metal below it.</summary>
internal sealed class ContractEyes : IDisposable
{
    private static readonly ImmutableArray<Lamp> Both = [new("line1"), new("mute")];

    private readonly SimulatedI2cBus wires = new();
    private readonly Action<LightLevel>[] lights = new Action<LightLevel>[2];
    private readonly List<IDisposable> parts = [];
    private TimeSpan uptime;

    public ContractEyes(string kind)
    {
        switch (kind)
        {
            case "tcs34725":
                var muxChip = new Tca9548aChip(1);
                wires.Attach(0x70, muxChip);
                (Break, Mend) = (() => wires.Detach(0x70), () => wires.Attach(0x70, muxChip));
                for (var i = 0; i < lights.Length; i++)
                {
                    var chip = new Tcs34725Chip(() => uptime);
                    muxChip.Channel(i).Attach(Tcs34725Chip.Address, chip);
                    lights[i] = chip.SetLight;
                }

                var bus = new SharedI2cBus(wires);
                var mux = new Tca9548a(bus.CreateDevice(0x70), bus);
                var colours = new ColourLampSensor([new LampEye(Both[0], "eyes/0", mux.Channels[0]), new LampEye(Both[1], "eyes/1", mux.Channels[1])]);
                parts.AddRange([colours, mux, bus]);
                Sensor = colours;
                break;
            case "photodiode on mcp23017":
                var expander = new Mcp23017Chip();
                wires.Attach(0x20, expander);
                (Break, Mend) = (() => wires.Detach(0x20), () => wires.Attach(0x20, expander));
                Sensor = Photodiodes(new GpioController(new Mcp23017(wires.CreateDevice(0x20))), (pin, level) => expander.SetInput(pin, level));
                break;
            default:
                var header = new SimulatedGpioDriver();
                var pins = new GpioController(header);
                (Break, Mend) = (() => pins.SetPinMode(4, PinMode.Output), () => { }); // another program has the pin, and lets it go
                Sensor = Photodiodes(pins, (pin, level) => header.SetInput(pin, level));
                break;
        }

        Shine(LampColour.Dark, LampColour.Dark);
    }

    public ILampSensor Sensor { get; }

    /// <summary>Takes from the first lamp what its sensor needs.</summary>
    public Action Break { get; }

    /// <summary>Gives it back.</summary>
    public Action Mend { get; }

    public void Shine(params LampColour[] colours)
    {
        foreach (var (light, colour) in lights.Zip(colours))
        {
            light(new LampLight().Of(colour));
        }
    }

    /// <summary>A look, a twentieth of a second after the last one.</summary>
    public ImmutableArray<LampColour?> Look()
    {
        uptime += TimeSpan.FromMilliseconds(50);
        return Sensor.Read();
    }

    /// <summary>The look that tells, after what sensors take to start and to measure anew.</summary>
    public ImmutableArray<LampColour?> LookAtLast()
    {
        for (var i = 0; i < 4; i++)
        {
            Look();
        }

        return Look();
    }

    public void Dispose()
    {
        parts.ForEach(part => part.Dispose());
        wires.Dispose();
    }

    private PhotodiodeLampSensor Photodiodes(GpioController controller, Action<int, bool> set)
    {
        parts.Add(controller);
        for (var i = 0; i < lights.Length; i++)
        {
            var pin = 4 + i;
            lights[i] = new Photodiode(level => set(pin, level), activeHigh: false).SetLight;
        }

        return new PhotodiodeLampSensor([new(Both[0], new PinLine("in/4", controller, 4)), new(Both[1], new PinLine("in/5", controller, 5))], ActiveLevel.Low);
    }
}
