namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>An opto-coupler that tells whether there are 48 V behind the relay.</summary>
internal sealed class PresenceCircuit : ICircuit
{
    private const double Opto = 640;
    private const double OptoEnd = 730;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.Line(Columns.Circuit, y, Opto, y, "signal");
        canvas.Text(Columns.Circuit + 8, y - 5, "10 kΩ pull-up to 3.3 V", "small");
        canvas.Box(Opto, y - 14, OptoEnd - Opto, 28, "board");
        canvas.Text((Opto + OptoEnd) / 2, y + 4, "opto, PC817", "small mid");
        canvas.Line(OptoEnd, y - 7, OptoEnd + 30, y - 7, "v48");
        canvas.Box(OptoEnd + 30, y - 12, 34, 10);
        canvas.Line(OptoEnd + 64, y - 7, Columns.Phone, y - 7, "v48");
        canvas.Text(OptoEnd + 47, y + 3, "22 kΩ", "small mid");
        canvas.Line(OptoEnd, y + 8, Columns.Phone, y + 8, "gnd");
        canvas.Text(Columns.Phone + 14, y + 4, $"{pin.Of}, behind the relay", "small");
    }
}
