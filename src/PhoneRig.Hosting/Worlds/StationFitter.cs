using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Consoles;
using PhoneRig.Hardware.Keypads;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Hardware.Meters;
using PhoneRig.Hardware.Power;
using PhoneRig.Hardware.Signals;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// Puts a station's drivers together as the rig file names them: the same drivers in every world, on real or simulated metal. A
/// new chip, switch, keypad, sensor or console gets its line here.
/// </summary>
internal sealed class StationFitter : IDisposable
{
    private readonly RigConfig rig;
    private readonly BoardRack rack;
    private readonly OpenPorts ports = new();
    private readonly UsbRelayBoards relayBoards;
    private readonly List<HttpOutlet> outlets = [];

    /// <summary>A fitter for the stations of a rig.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="rack">Its boards.</param>
    public StationFitter(RigConfig rig, BoardRack rack)
    {
        (this.rig, this.rack) = (rig, rack);
        relayBoards = new UsbRelayBoards(port => new TtySerialPort(port, ports), TimeProvider.System);
    }

    public StationEdges Fit(string name, ISerialPort? console)
    {
        var station = rig.Stations[name];
        return new StationEdges(
            Power(station.Power),
            Keypad(station.Keypad),
            station.Lamps is { } lamps ? Lamps(lamps) : null,
            console)
        {
            Meter = station.Power.Proof is { } proof ? Meter(proof) : null,
        };
    }

    /// <summary>The serial ports whose close never returned.</summary>
    public IReadOnlyList<string> StuckPorts => ports.Stuck;

    public RailPin? Rail() => rig.Rail is { } pin ? new RailPin(rack.Line(pin)) : null;

    /// <summary>The light and the button of a station.</summary>
    public StationPanel Panel(string name) => new(
        [.. (rig.Stations[name].Light is { } light ? light.Lamps.Select(lamp => Lamp(light, lamp.Key, lamp.Pin)) : [])],
        rig.Stations[name].Button is { } button ? new ButtonPin(rack.Line(button)) : null);

    /// <summary>The rig's buzzer; null where it has none.</summary>
    public ISignal? Buzzer() => rig.Beep is { } beep ? new SignalPin("buzzer", rack.Line(beep.Pin), beep.Active) : null;

    /// <summary>The uninterruptible power supply; null where the rig has none.</summary>
    public IUps? Ups() => rig.Ups switch
    {
        { Nut: { } supply } => new NutUps(supply, TimeProvider.System),
        { OnBattery: { } pin } ups => new UpsContact(rack.Line(pin), ups.Active),
        _ => null,
    };

    /// <summary>The fingers of a station alone: a dead lamp sensor must not stand in the way of a key's release.</summary>
    public IKeypad? Fingers(string name) => Keypad(rig.Stations[name].Keypad);

    public ISerialPort Console(string path, ConsoleDriver driver, int baud) => driver switch
    {
        ConsoleDriver.Tty => new TtySerialPort(path, ports, baud),
        ConsoleDriver.System => new SystemSerialPort(path, ports, baud),
        _ => throw new InvalidOperationException($"no console driver {driver}"),
    };

    /// <summary>Closes the ports and connections of its power switches; none is moved.</summary>
    public void Dispose()
    {
        relayBoards.Dispose();
        outlets.ForEach(outlet => outlet.Dispose());
        outlets.Clear();
    }

    private IPowerSwitch? Power(PowerConfig power) => power switch
    {
        { Relay: { } relay } => new RelayPowerSwitch(rack.Line(relay), power.Contact, power.Active),
        { Snmp: { } snmp } => OutletFitter.Snmp(snmp),
        { Http: { } http } => Http(http),
        { UsbRelay: { } usb } => new UsbRelayPowerSwitch(relayBoards.Board(usb.Port), usb.Channel, usb.Contact),
        _ => null,
    };

    private HttpOutlet Http(HttpPowerConfig http)
    {
        outlets.Add(OutletFitter.Http(http));
        return outlets[^1];
    }

    private IKeypad? Keypad(KeypadConfig keypad) => keypad.Kind switch
    {
        KeypadKind.Taps => new TapKeypad(
            keypad.Keys.ToDictionary(key => new Key(key.Key), key => rack.Line(key.Value)),
            keypad.Hook is { } hook ? rack.Line(hook) : null,
            keypad.Active),
        KeypadKind.Solenoids => new SolenoidKeypad(
            keypad.Keys.ToDictionary(key => new Key(key.Key), key => Solenoid(keypad, key.Key, key.Value)),
            keypad.Hook is { } hook ? Solenoid(keypad, KeypadParts.Hook, hook) : keypad.Speaker is { } speaker ? Solenoid(keypad, KeypadParts.Speaker, speaker) : null,
            keypad.Hook is null ? KeypadParts.SpeakerPress : null,
            keypad.Active),
        _ => null,
    };

    private SolenoidWire Solenoid(KeypadConfig keypad, string name, PinRef pin) => new(rack.Line(pin), rack.Duty(pin), keypad.CoilOf(name));

    private IPowerMeter? Meter(ProofConfig proof) => proof switch
    {
        { Current: { } board } => new CurrentMeter(board, () => rack.Meter(board, proof.Shunt.Value), proof.OnAbove.Value),
        { Presence: { } pin } => new PresenceOpto(rack.Line(pin), proof.Active),
        _ => null,
    };

    private ILampSensor Lamps(LampsConfig lamps)
    {
        var sensors = lamps.Sensors.OrderBy(sensor => sensor.Key, StringComparer.Ordinal);
        return lamps.TellsColours
            ? new ColourLampSensor([.. sensors.Select(sensor => Eye(lamps, sensor.Key, sensor.Value))])
            : new PhotodiodeLampSensor([.. sensors.Select(sensor => new PhotodiodePin(new Lamp(sensor.Key), rack.Line(sensor.Value)))], lamps.Active);
    }

    private PanelLamp Lamp(LightConfig light, string key, PinRef pin) =>
        new(new SignalPin("light", rack.Line(pin), light.Active), key switch { "red" => true, "green" => false, _ => null });

    private LampEye Eye(LampsConfig lamps, string lamp, PinRef channel) =>
        new(new Lamp(lamp), channel.ToString(), rack.Channel(channel)) { Thresholds = lamps.Thresholds.GetValueOrDefault(lamp, LampThresholds.Default) };
}
