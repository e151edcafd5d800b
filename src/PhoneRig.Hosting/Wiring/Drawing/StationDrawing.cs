using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A station as its rig file wires it: the header's contacts and the boards on the left, the circuits in the middle, the phone on the right.</summary>
public static class StationDrawing
{
    private const double Row = 22;
    private const double Gap = 22;

    /// <summary>The drawing as SVG.</summary>
    /// <param name="rig">The station's rig.</param>
    /// <param name="station">One of its stations.</param>
    public static string Svg(RigConfig rig, WiredStation station)
    {
        var canvas = new SvgCanvas();
        canvas.Text(Columns.Header, 30, $"Station {station.Name} of rig {rig.Rig}", "title");
        canvas.Text(Columns.Header, 48, rig.Simulated ? "simulated: there is nothing to wire" : "drawn from the rig file by phonerig rig wiring; what each circuit is for: the folder wiring", "small");
        const double top = 76;
        var y = Header(canvas, top, station);
        foreach (var bus in station.Boards.GroupBy(board => board.Config.Bus))
        {
            y = Bus(canvas, y, station.Config, bus.Key, [.. bus]);
        }

        if (station.Config.Power.Relay is null)
        {
            CableDrawing.Power(canvas, y, station.Config.Power);
            y += CableDrawing.Height;
        }

        if (station.Config.Console is { } console)
        {
            CableDrawing.Console(canvas, y, console);
            y += CableDrawing.Height;
        }

        CableDrawing.Network(canvas, y, Segments.Of(rig).First(segment => segment.Stations.Contains(station.Name)), station.Config.Vlan, rig.Switch?.Ports.GetValueOrDefault(station.Name));
        y += CableDrawing.Height;
        canvas.Box(Columns.Phone, top, Columns.PhoneEnd - Columns.Phone, y - top);
        canvas.Text(Columns.PhoneEnd - 8, top + 16, station.Config.Phone, "head end");
        return canvas.Finish(Columns.Width, y + 20, $"Wiring of station {station.Name} of rig {rig.Rig}");
    }

    /// <summary>The controller's own pins, each with its circuit beside it.</summary>
    private static double Header(SvgCanvas canvas, double top, WiredStation station)
    {
        if (station.Header.IsEmpty)
        {
            return top + Gap;
        }

        var y = top + 26;
        foreach (var pin in station.Header)
        {
            var circuit = CircuitOf(station.Config, pin);
            var wire = y + circuit.Entry;
            Contact(canvas, wire, pin.PinName, PiHeader.ContactOf(pin.Pin.Number));
            canvas.Line(Columns.HeaderEnd, wire, Columns.Circuit, wire, "signal");
            circuit.Draw(canvas, y, pin);
            y += circuit.Height;
        }

        HeaderBox(canvas, top, y, "Raspberry Pi header");
        return y + Gap;
    }

    /// <summary>A bus: its four wires from the header, and its boards one below the other along them.</summary>
    private static double Bus(SvgCanvas canvas, double top, StationConfig station, int bus, ImmutableArray<WiredBoard> boards)
    {
        var first = top + 26 + (4 * Row);
        var bottom = boards.Aggregate(first, (at, board) => at + HeightOf(station, board) + Gap) - Gap;
        var y = top + 34;
        Wire("3.3 V", 1, Columns.Supply, "v3");
        Wire("GND", 6, Columns.Ground, "gnd");
        Wire("SDA", bus == 1 ? 3 : null, Columns.Data, "sda");
        Wire("SCL", bus == 1 ? 5 : null, Columns.Clock, "scl");
        HeaderBox(canvas, top, first - 4, $"header, I2C bus {bus}");
        return boards.Aggregate(first, (at, board) => Board(canvas, at, station, board));

        void Wire(string name, int? contact, double to, string look)
        {
            Contact(canvas, y, name, contact);
            canvas.Path(look, (Columns.HeaderEnd, y), (to, y), (to, bottom - 20));
            y += Row;
        }
    }

    private static void HeaderBox(SvgCanvas canvas, double top, double bottom, string title)
    {
        canvas.Box(Columns.Header, top, Columns.HeaderEnd - Columns.Header, bottom - top);
        canvas.Text(Columns.Header + 8, top + 16, title, "head");
    }

    private static double Board(SvgCanvas canvas, double top, StationConfig station, WiredBoard board)
    {
        var height = HeightOf(station, board);
        BoardDrawing.Draw(canvas, top, height, board);
        var y = top + 4;
        foreach (var pin in board.Pins)
        {
            var circuit = CircuitOf(station, pin);
            canvas.Text(Columns.BoardEnd - 8, y + circuit.Entry + 4, pin.PinName, "small end");
            canvas.Line(Columns.BoardEnd, y + circuit.Entry, Columns.Circuit, y + circuit.Entry, "signal");
            circuit.Draw(canvas, y, pin);
            y += circuit.Height;
        }

        return top + height + Gap;
    }

    private static double HeightOf(StationConfig station, WiredBoard board) =>
        Math.Max(BoardDrawing.Least, 4 + board.Pins.Sum(pin => CircuitOf(station, pin).Height));

    private static void Contact(SvgCanvas canvas, double y, string name, int? contact)
    {
        canvas.Text(Columns.Header + 8, y + 4, name);
        if (contact is not null)
        {
            canvas.Text(Columns.HeaderEnd - 8, y + 4, $"contact {contact}", "small end");
        }
    }

    private static ICircuit CircuitOf(StationConfig station, WiredPin pin) => pin.Part switch
    {
        WiredPart.Relay => new RelayCircuit(station.Power),
        WiredPart.PresenceOpto => new PresenceCircuit(),
        WiredPart.Solenoid => new SolenoidCircuit(station.Keypad.Coil.Volts),
        WiredPart.Tap => new TapCircuit(station.Keypad.Active),
        WiredPart.LampSensor => new LampSensorCircuit(),
        WiredPart.Photodiode => new PhotodiodeCircuit(),
        WiredPart.Light => new LightCircuit(station.Light!.Active),
        WiredPart.Button => new ButtonCircuit(),
        _ => throw new InvalidOperationException($"no drawing of a {pin.Part}"),
    };
}
