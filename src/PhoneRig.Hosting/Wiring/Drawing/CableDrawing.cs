using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>The cables that end at no pin: the console's, the network's, and the brick's where no pin switches it.</summary>
internal static class CableDrawing
{
    /// <summary>How high each strip is.</summary>
    public const double Height = 74;

    /// <summary>What switches the brick where no pin does.</summary>
    public static void Power(SvgCanvas canvas, double top, PowerConfig power)
    {
        var y = top + 30;
        canvas.Text(Columns.Header, top + 8, "power", "head");
        canvas.Box(Columns.Header, y - 14, Columns.HeaderEnd - Columns.Header, 28, "board");
        canvas.Text(Columns.Header + 8, y + 4, power.UsbRelay is not null ? "a USB port" : power.By is null ? "the network" : "a person");
        canvas.Line(Columns.HeaderEnd, y, Columns.Circuit, y, power.By is null ? null : "tube");
        canvas.Text(Columns.Header, y + 28, power.UsbRelay?.Port ?? "", "small");
        canvas.Box(Columns.Circuit, y - 22, 150, 44, "board");
        canvas.Text(Columns.Circuit + 75, y - 3, power.UsbRelay is { } relay ? $"USB relay {relay.Channel}" : power.By is null ? "PoE port or outlet" : "plug", "mid");
        canvas.Text(Columns.Circuit + 75, y + 12, power.UsbRelay?.Contact switch { RelayContact.NormallyClosed => "contact closed at rest", RelayContact.NormallyOpen => "contact open at rest", _ => "of the brick" }, "small mid");
        canvas.Line(Columns.Circuit + 150, y, Columns.Phone, y, "v48");
        canvas.Text(Columns.Circuit + 160, y - 6, "the brick's 48 V", "small");
        canvas.Text(Columns.Phone + 14, y + 4, "48 V input");
    }

    /// <summary>From a USB port over an adapter to the AUX port: wiring/console.md.</summary>
    public static void Console(SvgCanvas canvas, double top, ConsoleConfig console)
    {
        var y = top + 30;
        canvas.Text(Columns.Header, top + 8, "console", "head");
        canvas.Box(Columns.Header, y - 14, Columns.HeaderEnd - Columns.Header, 28, "board");
        canvas.Text(Columns.Header + 8, y + 4, "a USB port");
        canvas.Line(Columns.HeaderEnd, y, Columns.Circuit, y);
        canvas.Text(Columns.Header, y + 28, console.Port, "small");
        canvas.Box(Columns.Circuit, y - 22, 150, 44, "board");
        canvas.Text(Columns.Circuit + 75, y - 3, "USB to RS-232", "mid");
        canvas.Text(Columns.Circuit + 75, y + 12, "not TTL: measure first", "small mid");
        Wire(y - 14, "RXD, from the phone's TXD", null);
        Wire(y, console.Transmit ? "TXD, to the phone's RXD" : "TXD: not connected; with transmit: true, to the phone's RXD", console.Transmit ? null : "tube");
        Wire(y + 14, "ground", "gnd");
        canvas.Text(Columns.Phone + 14, y + 4, "AUX port");

        void Wire(double at, string words, string? look)
        {
            canvas.Line(Columns.Circuit + 150, at, Columns.Phone, at, look);
            canvas.Text(Columns.Circuit + 160, at - 3, words, "small");
        }
    }

    /// <summary>From the rig's interface over the switch to the phone's network port.</summary>
    public static void Network(SvgCanvas canvas, double top, Segment segment, int? vlan, string? port)
    {
        var y = top + 30;
        canvas.Text(Columns.Header, top + 8, "network", "head");
        canvas.Box(Columns.Header, y - 14, Columns.HeaderEnd - Columns.Header, 28, "board");
        canvas.Text(Columns.Header + 8, y + 4, segment.Interface);
        canvas.Line(Columns.HeaderEnd, y, Columns.Circuit, y);
        canvas.Text(Columns.HeaderEnd + 8, y - 6, vlan is null ? "the phones' network" : $"tagged, VLAN {vlan}", "small");
        canvas.Box(Columns.Circuit, y - 22, 150, 44, "board");
        canvas.Text(Columns.Circuit + 75, y - 3, "switch", "mid");
        canvas.Text(Columns.Circuit + 75, y + 12, "no inline power", "small mid");
        canvas.Line(Columns.Circuit + 150, y, Columns.Phone, y);
        canvas.Text(
            Columns.Circuit + 160,
            y - 6,
            $"{(port is null ? "an edge port" : $"port {port}")}{(vlan is null ? "" : $", untagged in VLAN {vlan}")}; no voice VLAN",
            "small");
        canvas.Text(Columns.Phone + 14, y + 4, "network port (SW)");
        canvas.Text(Columns.Phone + 14, y + 22, "PC port: leave it empty", "small");
    }
}
