using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Consoles;
using PhoneRig.Hardware.Keypads;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Hardware.Power;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// Puts a station's drivers together as the rig file names them: the same drivers in every world, on real or simulated metal. A
/// new chip, switch, keypad, sensor or console gets its line here.
/// </summary>
internal sealed class StationFitter(RigConfig rig, BoardRack rack)
{
    private readonly OpenPorts ports = new();

    public StationEdges Fit(string name, ISerialPort? console)
    {
        var station = rig.Stations[name];
        return new StationEdges(
            new RelayPowerSwitch(rack.Line(station.Power.Relay), station.Power.Contact, station.Power.Active),
            Keypad(station.Keypad),
            station.Lamps is { } lamps ? Lamps(lamps) : null,
            console);
    }

    /// <summary>The fingers of a station alone: a dead lamp sensor must not stand in the way of a key's release.</summary>
    public IKeypad? Fingers(string name) => Keypad(rig.Stations[name].Keypad);

    public ISerialPort Console(string path, ConsoleDriver driver, int baud) => driver switch
    {
        ConsoleDriver.Tty => new TtySerialPort(path, ports, baud),
        ConsoleDriver.System => new SystemSerialPort(path, ports, baud),
        _ => throw new InvalidOperationException($"no console driver {driver}"),
    };

    private TapKeypad? Keypad(KeypadConfig keypad) => keypad.Kind == KeypadKind.Taps
        ? new TapKeypad(
            keypad.Keys.ToDictionary(key => new Key(key.Key), key => rack.Line(key.Value)),
            keypad.Hook is { } hook ? rack.Line(hook) : null,
            keypad.Active)
        : null;

    private ColourLampSensor Lamps(LampsConfig lamps) => new(
    [
        .. lamps.Sensors.OrderBy(sensor => sensor.Key, StringComparer.Ordinal)
            .Select(sensor => new LampEye(new Lamp(sensor.Key), sensor.Value.ToString(), rack.Channel(sensor.Value))),
    ]);
}
