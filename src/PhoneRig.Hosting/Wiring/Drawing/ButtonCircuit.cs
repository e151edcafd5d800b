namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A push button between a pin and ground: wiring/light.md.</summary>
internal sealed class ButtonCircuit : ICircuit
{
    private const double Button = 580;
    private const double ButtonEnd = 670;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.Line(Columns.Circuit, y, Columns.Circuit + 20, y, "signal");
        canvas.Resistor(Columns.Circuit + 20, y, "1 kΩ");
        canvas.Line(Columns.Circuit + 54, y, Button, y, "signal");
        canvas.Box(Button, y - 13, ButtonEnd - Button, 26, "board");
        canvas.Text((Button + ButtonEnd) / 2, y + 4, "push button", "small mid");
        canvas.Path("gnd", (ButtonEnd, y), (ButtonEnd + 20, y), (ButtonEnd + 20, y + 6));
        canvas.Ground(ButtonEnd + 20, y + 6);
        canvas.Text(ButtonEnd + 70, y + 4, $"{pin.Of}, beside the phone");
    }
}
