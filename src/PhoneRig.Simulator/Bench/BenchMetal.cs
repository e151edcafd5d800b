using System.Collections.Immutable;
using System.Device.Gpio;
using System.Device.I2c;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Light;
using PhoneRig.Simulator.Bench.Panels;
using PhoneRig.Simulator.Bench.Serial;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>
/// The simulated metal of a whole rig, wired as its file says: the header, the I2C buses with their boards and sensors, and the
/// stations. The rig's own drivers run on <see cref="Header"/> and <see cref="Bus"/> unchanged.
/// </summary>
public sealed class BenchMetal : IDisposable
{
    private readonly RigConfig rig;
    private readonly IEventLoop loop;
    private readonly BenchOptions options;
    private readonly BenchBoards boards;
    private readonly RailOneShot? rail;
    private readonly Action<bool>? onBattery;

    /// <summary>Builds the metal of a rig. Every relay is at rest, every key is up.</summary>
    /// <param name="rig">The rig file.</param>
    /// <param name="loop">The bench's loop: time passes on it, and phones are reached on it.</param>
    /// <param name="options">What the rig file does not say.</param>
    /// <exception cref="BenchWiringException">The rig file describes a wiring that cannot be built.</exception>
    public BenchMetal(RigConfig rig, IEventLoop loop, BenchOptions options)
    {
        (this.rig, this.loop, this.options) = (rig, loop, options);
        boards = new BenchBoards(rig, new SimulatedGpioDriver(options.PersistOutputs), () => loop.Uptime);
        rail = rig.Rail is { } pin && boards.Wire("the actuator rail", pin, ActiveLevel.High) is { } input ? new RailOneShot(loop, input) : null;
        onBattery = rig.Ups?.OnBattery is { } contact ? boards.Lead("UPS", contact) : null;
        SetMains(present: true);
        Buzzer = rig.Beep is { } beep && boards.Wire("the buzzer", beep.Pin, beep.Active) is { } sound ? new SimulatedBuzzer(sound) : null;
        Panels = rig.Stations.ToImmutableDictionary(station => station.Key, station => Panel(station.Key, station.Value), StringComparer.Ordinal);
        var parts = rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal)
            .Select(station => (Name: station.Key, Parts: Gather(station.Key, station.Value)))
            .ToArray();
        if (boards.Problems.Count > 0)
        {
            throw new BenchWiringException([.. boards.Problems]);
        }

        // Only now, so that a wiring that cannot be built leaves no pseudo-terminal behind.
        Stations = parts.ToImmutableDictionary(
            station => station.Name,
            station => new StationMetal(station.Name, loop, station.Parts with { Console = Cable(station.Name) }));
    }

    /// <summary>The controller's header, for a <see cref="GpioController"/>.</summary>
    public GpioDriver Header => boards.Header;

    /// <summary>The same header from the bench's side.</summary>
    public SimulatedGpioDriver HeaderPins => boards.Header;

    /// <summary>The stations, by name.</summary>
    public ImmutableDictionary<string, StationMetal> Stations { get; }

    /// <summary>The lights and buttons of the stations, by name.</summary>
    public ImmutableDictionary<string, SimulatedPanel> Panels { get; }

    /// <summary>The rig's buzzer; null where it has none.</summary>
    public SimulatedBuzzer? Buzzer { get; }

    /// <summary>An I2C bus of the controller, by its number.</summary>
    public I2cBus Bus(int number) => boards.Bus(number);

    /// <summary>The same bus from the bench's side, to make faults on.</summary>
    public SimulatedI2cBus BusWires(int number) => boards.Bus(number);

    /// <summary>The chip of a board, such as <see cref="Mcp23017Chip"/>; null where the rig has no such board.</summary>
    public ISimulatedI2cChip? Chip(string board) => boards.Chip(board);

    /// <summary>The mains come or go, as far as a supply with a contact tells; bricks are fed by that supply meanwhile.</summary>
    public void SetMains(bool present) => onBattery?.Invoke(present != (rig.Ups!.Active == ActiveLevel.High));

    /// <summary>A station's console for a rig in virtual time; null where it has none or it is a pseudo-terminal.</summary>
    public ISerialPort? ConsolePort(string station) => Stations[station].Console as ISerialPort;

    /// <summary>The path of a station's console for a rig in real time; null where it has none or it is in memory.</summary>
    public string? ConsolePath(string station) =>
        OperatingSystem.IsLinux() && Stations[station].Console is Pty pty ? pty.LinkPath : null;

    /// <summary>Cuts every wire and cable.</summary>
    public void Dispose()
    {
        foreach (var station in Stations.Values)
        {
            station.Dispose();
        }

        rail?.Dispose();
    }

    private StationParts Gather(string name, StationConfig station)
    {
        var relay = station.Power.Relay is { } pin ? boards.Wire($"relay of station {name}", pin, station.Power.Active) : null;
        var (keys, hook) = Fingers(name, station.Keypad);
        var (meter, presence) = Proof(name, station.Power.Proof);
        if (station.Power is { Relay: null, By: null })
        {
            boards.Problems.Add($"power of station {name}: the bench has relays on pins, and a person (power: manual)");
        }

        var bench = rig.Bench.GetValueOrDefault(name);
        return new StationParts
        {
            Relay = relay,
            Rail = rail,
            Contact = relay is null ? RelayContact.NormallyClosed : station.Power.Contact,
            Keys = keys,
            Hook = hook,
            Solenoids = Bed(name, station.Keypad),
            SolenoidPhysics = options.Solenoids,
            Sensors = station.Lamps is { TellsColours: true } colours ? Eyes(name, colours) : ImmutableDictionary<string, Tcs34725Chip>.Empty,
            Photodiodes = station.Lamps is { TellsColours: false } lit ? Photodiodes(name, lit) : ImmutableDictionary<string, Photodiode>.Empty,
            Meter = meter,
            Presence = presence,
            Light = bench?.Lamps is { } lamp ? LightOn(lamp) : options.Light,
            Physics = options.Physics,
            Wire = new ConsoleWire(bench?.Console?.Baud ?? BenchConsoleConfig.RigBaud, NoiseOf(name, bench?.Console)),
            Strays = bench?.Console,
            Slips = bench?.Keypad,
            Chance = part => SeedOf(name, part).Draw(),
            Transmit = station.Console?.Transmit ?? false,
        };
    }

    private SimulatedPanel Panel(string name, StationConfig station)
    {
        var lamps = new Dictionary<string, ActuatorWire>(StringComparer.Ordinal);
        foreach (var (key, colour, pin) in station.Light?.Lamps ?? [])
        {
            if (boards.Wire($"{colour}light of station {name}", pin, station.Light!.Active) is { } wire)
            {
                lamps.Add(key, wire);
            }
        }

        return new SimulatedPanel(loop, lamps, station.Button is { } button ? boards.Lead($"button of station {name}", button) : null);
    }

    private (Ina2x8Chip? Meter, Action<bool>? Presence) Proof(string name, ProofConfig? proof)
    {
        var meter = proof?.Current is { } board ? boards.Meter($"meter of station {name}", board) : null;
        meter?.Solder(proof!.Shunt.Value);
        var lead = proof?.Presence is { } pin ? boards.Lead($"proof of power of station {name}", pin) : null;
        return (meter, lead is null ? null : live => lead(live == (proof!.Active == ActiveLevel.High)));
    }

    private ConsoleNoise? NoiseOf(string name, BenchConsoleConfig? config)
    {
        var (garbled, dropped) = (config?.Noise.Share ?? options.ConsoleGarbled, config?.Dropped.Share ?? options.ConsoleDropped);
        return garbled > 0 || dropped > 0 ? new ConsoleNoise(SeedOf(name, "console").Draw(), garbled, dropped) : null;
    }

    private (ImmutableDictionary<string, ActuatorWire> Keys, ActuatorWire? Hook) Fingers(string name, KeypadConfig keypad)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, ActuatorWire>();
        if (keypad.Kind != KeypadKind.Taps)
        {
            return (keys.ToImmutable(), null);
        }

        foreach (var (key, pin) in keypad.Keys.OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            if (boards.Wire($"key {key} of station {name}", pin, keypad.Active) is { } wire)
            {
                keys.Add(key, wire);
            }
        }

        var hook = keypad.Hook is { } hookPin ? boards.Wire($"hook of station {name}", hookPin, keypad.Active) : null;
        return (keys.ToImmutable(), hook);
    }

    /// <summary>The solenoids over a station's keys, and the one at its hook.</summary>
    private ImmutableDictionary<string, SolenoidParts> Bed(string name, KeypadConfig keypad)
    {
        var bed = ImmutableDictionary.CreateBuilder<string, SolenoidParts>();
        if (keypad.Kind != KeypadKind.Solenoids)
        {
            return bed.ToImmutable();
        }

        foreach (var (key, pin) in keypad.Keys.OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            Solder(key, $"key {key} of station {name}", pin);
        }

        if (keypad.Hook is { } hook)
        {
            Solder(KeypadParts.Hook, $"hook of station {name}", hook);
        }

        if (keypad.Speaker is { } speaker)
        {
            Solder(KeypadParts.Speaker, $"pusher on Speaker of station {name}", speaker);
        }

        return bed.ToImmutable();

        void Solder(string key, string user, PinRef pin)
        {
            if (boards.Coil(user, pin, keypad.Active) is { } wire)
            {
                bed.Add(key, new SolenoidParts(wire, keypad.CoilOf(key)));
            }
        }
    }

    private ImmutableDictionary<string, Tcs34725Chip> Eyes(string name, LampsConfig lamps)
    {
        var sensors = ImmutableDictionary.CreateBuilder<string, Tcs34725Chip>();
        if (lamps.Chip != LampsConfig.Tcs34725)
        {
            boards.Problems.Add($"lamps of station {name}: the bench has no sensor \"{lamps.Chip}\"; it has {LampsConfig.Tcs34725} and {LampsConfig.Photodiode}");
            return sensors.ToImmutable();
        }

        foreach (var (lamp, channel) in lamps.Sensors.OrderBy(sensor => sensor.Key, StringComparer.Ordinal))
        {
            var noise = options.SensorNoise > 0 ? new SensorNoise(SeedOf(name, lamp).Draw(), options.SensorNoise) : null;
            var sensor = new Tcs34725Chip(() => loop.Uptime, noise);
            if (boards.Hang($"sensor over {lamp} of station {name}", channel, Tcs34725Chip.Address, sensor))
            {
                sensors.Add(lamp, sensor);
            }
        }

        return sensors.ToImmutable();
    }

    private LampLight LightOn(BenchLampsConfig lamp) => options.Light with
    {
        Ambient = options.Light.Ambient * lamp.Ambient.Share,
        Brightness = options.Light.Brightness * lamp.Brightness.Share,
        RedShare = lamp.Red.Share,
        GreenShare = lamp.Green.Share,
        Blind = [.. lamp.Blind],
    };

    private ImmutableDictionary<string, Photodiode> Photodiodes(string name, LampsConfig lamps)
    {
        var photodiodes = ImmutableDictionary.CreateBuilder<string, Photodiode>();
        foreach (var (lamp, pin) in lamps.Sensors.OrderBy(sensor => sensor.Key, StringComparer.Ordinal))
        {
            if (boards.Lead($"photodiode over {lamp} of station {name}", pin) is { } lead)
            {
                photodiodes.Add(lamp, new Photodiode(lead, lamps.Active == ActiveLevel.High));
            }
        }

        return photodiodes.ToImmutable();
    }

    private IConsoleCable? Cable(string name)
    {
        if (rig.Stations[name].Console is null)
        {
            return null;
        }

        if (options.ConsoleFolder is not { } folder)
        {
            return new SimulatedSerialPort($"simulated console of {name}", loop);
        }

        return OperatingSystem.IsLinux()
            ? new Pty(Path.Combine(folder, name))
            : throw new PlatformNotSupportedException("a bench with pseudo-terminals needs Linux; elsewhere run it in virtual time");
    }

    private Seed SeedOf(string station, string part) => options.Seed.For($"{station}/{part}");
}
