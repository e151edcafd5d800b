namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A photodiode with a comparator in a tube over a lamp: wiring/photodiode.md.</summary>
internal sealed class PhotodiodeCircuit : ICircuit
{
    private const double Board = 640;
    private const double BoardEnd = 760;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.Line(Columns.Circuit, y, Board, y, "signal");
        canvas.Text(Columns.Circuit + 8, y - 5, "DO, 3.3 V, ground", "small");
        canvas.Box(Board, y - 14, BoardEnd - Board, 28, "board");
        canvas.Text((Board + BoardEnd) / 2, y - 1, "photodiode, LM393", "small mid");
        canvas.Text((Board + BoardEnd) / 2, y + 11, "trimmer: half way", "small mid");
        canvas.Box(BoardEnd, y - 10, Columns.Phone - BoardEnd, 20, "tube");
        canvas.Text((BoardEnd + Columns.Phone) / 2, y + 4, "black tube", "small mid");
        canvas.Circle(Columns.Phone + 9, y, 6);
        canvas.Text(Columns.Phone + 22, y + 4, $"lamp {pin.Of}");
    }
}
