namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>The symbols of circuit diagrams (IEC 60617 shapes, drawn simply).</summary>
internal static class Symbols
{
    /// <summary>The 330 ohm in a pin's line that keep its current low, and the part that it drives, as a box between two places: wiring/tap.md, wiring/light.md.</summary>
    public static void DrivenPart(this SvgCanvas canvas, double y, double from, double to, string what)
    {
        canvas.Line(Columns.Circuit, y, Columns.Circuit + 20, y, "signal");
        canvas.Resistor(Columns.Circuit + 20, y, "330 Ω");
        canvas.Line(Columns.Circuit + 54, y, from, y, "signal");
        canvas.Box(from, y - 13, to - from, 26, "board");
        canvas.Text((from + to) / 2, y + 4, what, "small mid");
    }

    /// <summary>A resistor lying in a wire, 34 wide; y is the wire's.</summary>
    public static void Resistor(this SvgCanvas canvas, double x, double y, string value, string? look = null)
    {
        canvas.Box(x, y - 5, 34, 10, look);
        canvas.Text(x + 17, y - 9, value, "small mid");
    }

    /// <summary>Ground, hanging from a wire that ends at x, y.</summary>
    public static void Ground(this SvgCanvas canvas, double x, double y)
    {
        canvas.Line(x - 8, y, x + 8, y, "gnd");
        canvas.Line(x - 5, y + 4, x + 5, y + 4, "gnd");
        canvas.Line(x - 2, y + 8, x + 2, y + 8, "gnd");
    }

    /// <summary>A diode standing in a wire, its cathode up: 16 high, middle at y.</summary>
    public static void DiodeUp(this SvgCanvas canvas, double x, double y, string type)
    {
        canvas.Path("solid", (x - 7, y + 8), (x + 7, y + 8), (x, y - 6), (x - 7, y + 8));
        canvas.Line(x - 7, y - 6, x + 7, y - 6);
        canvas.Text(x + 11, y + 5, type, "small");
    }

    /// <summary>A coil standing in a wire: a box of 20 by 32 whose top middle is x, y.</summary>
    public static void Coil(this SvgCanvas canvas, double x, double y)
    {
        canvas.Box(x - 10, y, 20, 32);
        canvas.Line(x - 10, y + 22, x + 10, y + 10);
    }

    /// <summary>A transistor whose control is at x, y, its upper electrode at x + 24, y - 20 and its lower at x + 24, y + 20.</summary>
    public static void Transistor(this SvgCanvas canvas, double x, double y, string type)
    {
        canvas.Line(x, y, x + 10, y);
        canvas.Line(x + 10, y - 11, x + 10, y + 11);
        canvas.Path(null, (x + 10, y - 6), (x + 24, y - 14), (x + 24, y - 20));
        canvas.Path(null, (x + 10, y + 6), (x + 24, y + 14), (x + 24, y + 20));
        canvas.Path("solid", (x + 24, y + 14), (x + 17, y + 13.5), (x + 20, y + 8.5), (x + 24, y + 14));
        canvas.Text(x + 32, y + 6, type, "small");
    }

    /// <summary>A changeover contact lying in a wire, 44 wide, as it is with the coil at rest.</summary>
    public static void Contact(this SvgCanvas canvas, double x, double y, bool closedAtRest, string look)
    {
        canvas.Circle(x, y, 2.5, look);
        canvas.Circle(x + 44, y, 2.5, look);
        canvas.Line(x + 2, y - 1, x + 43, closedAtRest ? y - 2 : y - 18, look);
    }
}
