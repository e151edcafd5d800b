using System.Globalization;
using PhoneRig.Core.Configuration;

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
        canvas.Text(Columns.Board + 8, top + 124, Straps(board.Config), "small");
        canvas.Text(Columns.Board + 8, top + 139, "RESET: 10 kΩ to 3.3 V", "small");

        void Wire(double down, string name, double from, string look)
        {
            canvas.Line(from, top + down, Columns.Board, top + down, look);
            canvas.Dot(from, top + down, look);
            canvas.Text(Columns.Board + 8, top + down + 4, name, "small");
        }
    }

    /// <summary>Both chips take their address' low three bits from A2, A1 and A0 (MCP23017 data sheet 3.3.1, TCA9548A data sheet 8.6.1).</summary>
    private static string Straps(BoardConfig config) =>
        $"A2: {Level(config.Address, 2)}, A1: {Level(config.Address, 1)}, A0: {Level(config.Address, 0)}";

    private static string Level(int address, int bit) => (address >> bit & 1) == 1 ? "3.3 V" : "GND";
}
