using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Wiring;

/// <summary>What a rig is built of, counted from its rig file. Values are those of the circuits in the folder wiring.</summary>
public static class PartsList
{
    /// <summary>All parts of a rig, alike ones together, in the order of building.</summary>
    /// <param name="rig">A rig that was checked.</param>
    public static ImmutableArray<Part> Of(RigConfig rig)
    {
        var stations = WiredStation.Of(rig);
        var pins = stations.SelectMany(station => station.Pins.Select(pin => (Station: station.Config, pin.Part))).ToList();
        return
        [
            .. Rig(rig, needsHeader: !rig.Boards.IsEmpty || stations.Any(station => !station.Header.IsEmpty)).Concat(Boards(rig)).Concat(pins.SelectMany(pin => OfPin(pin.Station, pin.Part))).Concat(stations.SelectMany(station => Cables(station.Config)))
                .GroupBy(part => part with { Quantity = 0 })
                .Select(alike => alike.Key with { Quantity = alike.Sum(part => part.Quantity) }),
        ];
    }

    /// <summary>As comma-separated values (RFC 4180), with a header line.</summary>
    /// <param name="parts">The parts.</param>
    public static IEnumerable<string> Csv(IEnumerable<Part> parts) =>
        parts.Select(part => CsvText.Line([$"{part.Quantity}", part.Name, part.Value, part.For])).Prepend("quantity,part,value,for");

    private static IEnumerable<Part> Rig(RigConfig rig, bool needsHeader)
    {
        var vlans = rig.Stations.Values.Any(station => station.Vlan is not null);
        return
        [
            needsHeader
                ? new(1, "Raspberry Pi", "any model with the 40-pin header, with its own supply", "controller")
                : new(1, "computer", "with Linux, and a network port to spare", "controller"),
            .. rig.Beep is null ? (Part[])[] :
            [
                new(1, "buzzer", "sounds by itself, 3 to 5 V, 30 mA or less", "beep"),
                new(1, "transistor", "BC337-40", "buzzer"),
                new(1, "resistor", "1 kΩ", "base of the buzzer's transistor"),
                new(1, "resistor", "10 kΩ", "pull-down of the buzzer's input"),
            ],
            new(1, "network switch", $"{rig.Stations.Count + 1} ports or more, no inline power{(vlans ? ", VLANs (IEEE 802.1Q)" : "")}", "phones' network"),
        ];
    }

    private static IEnumerable<Part> Boards(RigConfig rig) => rig.Boards.Values.OrderBy(board => board.Bus).ThenBy(board => board.Address).SelectMany(board =>
    {
        var chip = new Part(1, board.Chip, "breakout board, supplied with 3.3 V", "I2C");
        return (Part[])(BoardPins.HasReset(board.Chip) ? [chip, new(1, "resistor", "10 kΩ", "RESET of each board to 3.3 V")] : [chip]);
    });

    private static IEnumerable<Part> OfPin(StationConfig station, WiredPart part) => part switch
    {
        WiredPart.Relay when station.Power.Active == ActiveLevel.Low =>
        [
            new(1, "relay board channel", "5 V, input active low, contact for 60 V DC, 1 A or more", "brick"),
            new(1, "resistor", "10 kΩ", "pull-up of each relay input"),
        ],
        WiredPart.Relay =>
        [
            new(1, "relay", "coil 5 V, 100 mA or less; contact for 60 V DC, 1 A or more", "brick"),
            new(1, "transistor", "BC337-40", "relay coil"),
            new(1, "diode", "1N4007", "relay coil"),
            new(1, "resistor", "1 kΩ", "base of each relay transistor"),
            new(1, "resistor", "10 kΩ", "pull-down of each relay input"),
        ],
        WiredPart.Tap =>
        [
            new(1, "photo-MOS relay", "LED 3 mA or less, 60 V: TLP222A or the like", "key contacts"),
            new(1, "resistor", "330 Ω", "LED of each photo-MOS relay"),
        ],
        WiredPart.PresenceOpto =>
        [
            new(1, "opto-coupler", "PC817", "proof of power"),
            new(1, "resistor", "22 kΩ, 1 W", "LED of each opto-coupler"),
            new(1, "resistor", "10 kΩ", "pull-up of each opto-coupler"),
        ],
        WiredPart.Solenoid =>
        [
            new(1, "solenoid", $"{station.Keypad.Coil.Volts} V, {station.Keypad.Coil.Ohms} Ω, push, with a return spring", "keys"),
            new(1, "MOSFET", "IRLZ44N or the like, fully on at 3.3 V", "solenoids"),
            new(1, "diode", "SS14", "solenoids"),
            new(1, "resistor", "100 Ω", "gate of each MOSFET"),
            new(1, "resistor", "10 kΩ", "pull-down of each gate"),
        ],
        WiredPart.LampSensor =>
        [
            new(1, "TCS34725 board", "LED pin brought out", "lamps"),
            new(1, "black tube", "6 mm inside, 20 mm long", "lamps"),
        ],
        WiredPart.Photodiode =>
        [
            new(1, "light sensor board", "photodiode, LM393, supplied with 3.3 V", "lamps"),
            new(1, "black tube", "6 mm inside, 20 mm long", "lamps"),
        ],
        WiredPart.Light =>
        [
            new(1, "LED", "2.2 V or less at 4 mA, in a housing that is seen from afar", "stations' lights"),
            new(1, "resistor", "330 Ω", "each light's LED"),
        ],
        WiredPart.Button =>
        [
            new(1, "push button", "closes while it is pressed", "stations' buttons"),
            new(1, "resistor", "1 kΩ", "each button"),
        ],
        _ => throw new InvalidOperationException($"no parts of a {part}"),
    };

    private static IEnumerable<Part> Cables(StationConfig station)
    {
        yield return new(1, "brick", "CP-PWR-CUBE-3, 48 V", "phone");
        yield return new(1, "network cable", "Cat 5e", "phone");
        if (station.Power.UsbRelay is not null)
        {
            yield return new(1, "USB relay board channel", "LCUS kind (CH340), contact for 60 V DC, 1 A or more", "brick");
        }

        if (station.Power.Proof is { Current: not null } proof)
        {
            yield return new(1, "shunt", $"{proof.Shunt}, 1 %, 0.5 W", "proof of power");
        }

        if (station.Console is not null)
        {
            yield return new(1, "USB to RS-232 adapter", "with a serial number of its own (FTDI), so that its name is stable", "console");
            yield return new(1, "AUX cable", "to the phone's AUX port; see wiring/console.md", "console");
        }
    }
}
