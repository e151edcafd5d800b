namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A solenoid over a key, with the transistor that drives it: wiring/solenoid.md.</summary>
/// <param name="volts">The volts of the coil's supply.</param>
internal sealed class SolenoidCircuit(int volts) : ICircuit
{
    private const double Driver = 580;
    private const double DriverEnd = 700;
    private const double Coil = 780;
    private const double CoilEnd = 850;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.Line(Columns.Circuit, y, Columns.Circuit + 20, y, "signal");
        canvas.Resistor(Columns.Circuit + 20, y, "100 Ω");
        canvas.Line(Columns.Circuit + 54, y, Driver, y, "signal");
        canvas.Box(Driver, y - 14, DriverEnd - Driver, 28, "board");
        canvas.Text((Driver + DriverEnd) / 2, y - 2, "MOSFET, 10 kΩ", "small mid");
        canvas.Text((Driver + DriverEnd) / 2, y + 10, "gate to ground", "small mid");
        canvas.Line(DriverEnd, y - 7, Coil, y - 7);
        canvas.Line(DriverEnd, y + 7, Coil, y + 7, "v12");
        canvas.Text((DriverEnd + Coil) / 2, y + 4, $"SS14, {volts} V", "small mid");
        canvas.Box(Coil, y - 14, CoilEnd - Coil, 28, "board");
        canvas.Text((Coil + CoilEnd) / 2, y + 4, "solenoid", "small mid");
        canvas.Line(CoilEnd, y, Columns.Phone, y);
        canvas.Line(Columns.Phone, y - 5, Columns.Phone, y + 5);
        canvas.Text(Columns.Phone + 14, y + 4, pin.Of);
    }
}
