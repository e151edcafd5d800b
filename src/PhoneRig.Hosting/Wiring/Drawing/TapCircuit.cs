using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A photo-MOS relay over two contacts: wiring/tap.md.</summary>
/// <param name="active">The level that presses.</param>
internal sealed class TapCircuit(ActiveLevel active) : ICircuit
{
    private const double Relay = 580;
    private const double RelayEnd = 670;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.DrivenPart(y, Relay, RelayEnd, "photo-MOS");
        if (active == ActiveLevel.High)
        {
            canvas.Line(Relay + 14, y + 13, Relay + 14, y + 16, "gnd");
            canvas.Ground(Relay + 14, y + 16);
        }
        else
        {
            canvas.Text(Relay + 14, y + 23, "other end of the LED: 3.3 V", "small v3");
        }

        canvas.Line(RelayEnd, y - 7, Columns.Phone, y - 7);
        canvas.Line(RelayEnd, y + 7, Columns.Phone, y + 7);
        canvas.Text(RelayEnd + 60, y + 3, "the key's two contacts", "small");
        canvas.Dot(Columns.Phone, y - 7);
        canvas.Dot(Columns.Phone, y + 7);
        canvas.Text(Columns.Phone + 14, y + 4, pin.Of);
    }
}
