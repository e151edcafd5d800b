using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>An LED that a pin feeds, or sinks: wiring/light.md.</summary>
/// <param name="active">The level that lights it.</param>
internal sealed class LightCircuit(ActiveLevel active) : ICircuit
{
    private const double Led = 580;
    private const double LedEnd = 670;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.DrivenPart(y, Led, LedEnd, "LED");
        if (active == ActiveLevel.High)
        {
            canvas.Path("gnd", (LedEnd, y), (LedEnd + 20, y), (LedEnd + 20, y + 6));
            canvas.Ground(LedEnd + 20, y + 6);
        }
        else
        {
            canvas.Line(LedEnd, y, LedEnd + 20, y, "v3");
            canvas.Text(LedEnd + 24, y + 4, "3.3 V", "small v3");
        }

        canvas.Text(LedEnd + 70, y + 4, $"{pin.Of}, where it is seen");
    }
}
