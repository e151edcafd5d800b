using System.Globalization;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A board's box: its supply and bus on the left, the address it is set to, its pins on the right.</summary>
internal static class BoardDrawing
{
    /// <summary>Height of what every board shows, whatever hangs on it.</summary>
    public const double Least = 148;

    /// <summary>Draws a box of a height, with its wires to the bus.</summary>
    public static void Draw(SvgCanvas canvas, double top, double height, WiredBoard board)
    {
        canvas.Box(Columns.Board, top, Columns.BoardEnd - Columns.Board, height, "board");
        canvas.Text(Columns.Board + 8, top + 18, board.Name, "head");
        canvas.Text(Columns.Board + 8, top + 34, string.Create(CultureInfo.InvariantCulture, $"{board.Config.Chip}, 0x{board.Config.Address:x2}, bus {board.Config.Bus}"), "small");
        Wire(48, "VCC", Columns.Supply, "v3");
        Wire(66, "GND", Columns.Ground, "gnd");
        Wire(84, "SDA", Columns.Data, "sda");
        Wire(102, "SCL", Columns.Clock, "scl");
        canvas.Text(Columns.Board + 8, top + 124, BoardPins.Address(board.Config.Chip, board.Config.Address), "small");
        if (BoardPins.Control(board.Config.Chip) is { } control)
        {
            canvas.Text(Columns.Board + 8, top + 139, control, "small");
        }

        void Wire(double down, string name, double from, string look)
        {
            canvas.Line(from, top + down, Columns.Board, top + down, look);
            canvas.Dot(from, top + down, look);
            canvas.Text(Columns.Board + 8, top + down + 4, name, "small");
        }
    }
}
