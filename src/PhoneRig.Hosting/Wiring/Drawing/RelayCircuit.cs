using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A relay in the 48 V line of a phone's brick, with its driver: wiring/relay.md.</summary>
/// <param name="power">Its contact and level.</param>
internal sealed class RelayCircuit(PowerConfig power) : ICircuit
{
    private const double Coil = 590;
    private const double Diode = 640;
    private const double Plus = 28;
    private const double Return = 48;
    private const double Rail = 82;
    private const double Collector = 124;

    public double Height => 196;

    public double Entry => Collector + 20;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        Brick(canvas, top);
        if (power.Active == ActiveLevel.High)
        {
            Driver(canvas, top + Entry);
            Load(canvas, top);
        }
        else
        {
            Board(canvas, top + Entry);
        }

        canvas.Line(Coil, top + Rail - 6, Coil, top + Plus + 4, "tube");
    }

    /// <summary>The 48 V line that is cut, and the return that is not.</summary>
    private void Brick(SvgCanvas canvas, double top)
    {
        canvas.Box(Columns.Circuit, top + 14, 70, 46, "board");
        canvas.Text(Columns.Circuit + 35, top + 34, "brick", "mid");
        canvas.Text(Columns.Circuit + 35, top + 49, "48 V", "mid small");
        canvas.Line(Columns.Circuit + 70, top + Plus, Coil - 22, top + Plus, "v48");
        canvas.Contact(Coil - 22, top + Plus, power.Contact == RelayContact.NormallyClosed, "v48");
        canvas.Line(Coil + 22, top + Plus, Columns.Phone, top + Plus, "v48");
        canvas.Line(Columns.Circuit + 70, top + Return, Columns.Phone, top + Return, "gnd");
        var (contact, rest) = power.Contact == RelayContact.NormallyClosed ? ("normally closed", "powered") : ("normally open", "cut off");
        canvas.Text(Coil + 40, top + Plus - 8, $"{contact}: a coil at rest leaves the phone {rest}", "small");
        canvas.Text(Coil + 40, top + Return + 15, "the contact breaks 60 V DC, 1 A or more", "small");
        canvas.Text(Columns.Phone + 14, top + Plus + 4, "48 V input, +");
        canvas.Text(Columns.Phone + 14, top + Return + 4, "48 V input, −");
    }

    /// <summary>From the pin to the transistor, held off while the pin floats.</summary>
    private static void Driver(SvgCanvas canvas, double y)
    {
        canvas.Line(Columns.Circuit, y, Columns.Circuit + 12, y, "signal");
        canvas.Resistor(Columns.Circuit + 12, y, "1 kΩ");
        canvas.Line(Columns.Circuit + 46, y, Coil - 24, y, "signal");
        canvas.Dot(Columns.Circuit + 58, y, "signal");
        canvas.Line(Columns.Circuit + 58, y, Columns.Circuit + 58, y + 6);
        canvas.Box(Columns.Circuit + 53, y + 6, 10, 26);
        canvas.Text(Columns.Circuit + 14, y + 24, "10 kΩ", "small");
        canvas.Ground(Columns.Circuit + 58, y + 34);
        canvas.Transistor(Coil - 24, y, "BC337");
        canvas.Line(Coil, y + 20, Coil, y + 26, "gnd");
        canvas.Ground(Coil, y + 26);
    }

    /// <summary>The coil between rail and transistor, and the diode that takes its current when the transistor lets go.</summary>
    private static void Load(SvgCanvas canvas, double top)
    {
        canvas.Line(Coil, top + Rail, Diode + 40, top + Rail, "v5");
        canvas.Text(Diode + 46, top + Rail + 4, "5 V actuator rail", "small v5");
        canvas.Line(Coil, top + Rail, Coil, top + Rail + 4);
        canvas.Coil(Coil, top + Rail + 4);
        canvas.Line(Coil, top + Rail + 36, Coil, top + Collector);
        canvas.Dot(Diode, top + Rail);
        canvas.Line(Diode, top + Rail, Diode, top + Collector - 6);
        canvas.DiodeUp(Diode, top + Rail + 20, "1N4007");
        canvas.Path(null, (Diode, top + Collector - 6), (Coil, top + Collector - 6));
        canvas.Dot(Coil, top + Collector - 6);
    }

    /// <summary>A bought board with an input that is active low has transistor, coil and diode on it.</summary>
    private static void Board(SvgCanvas canvas, double y)
    {
        canvas.Line(Columns.Circuit, y, Columns.Circuit + 30, y, "signal");
        canvas.Box(Columns.Circuit + 30, y - 60, 170, 80, "board");
        canvas.Text(Columns.Circuit + 38, y - 40, "relay board, input active low");
        canvas.Text(Columns.Circuit + 38, y + 4, "IN: 10 kΩ pull-up to 3.3 V", "small");
        canvas.Line(Columns.Circuit + 200, y - 40, Columns.Circuit + 240, y - 40, "v5");
        canvas.Text(Columns.Circuit + 246, y - 36, "5 V actuator rail at JD-VCC", "small v5");
    }
}
