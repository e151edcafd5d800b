using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Nut;

/// <summary>
/// What the server of Network UPS Tools answers to the question for a supply's status (RFC 9271 section 4.2.4): one line, collected from bytes cut anywhere. Never throws; whatever is no
/// answer is a <see cref="Problem"/>.
/// </summary>
/// <param name="supply">The supply that was asked for.</param>
public sealed class NutAnswer(NutAddress supply)
{
    /// <summary>The longest line that is read: a status has a dozen words of eight letters at the most. Our bound.</summary>
    private const int LongestLine = 512;

    private readonly List<byte> line = [];

    /// <summary>The question, to be sent as it is.</summary>
    public byte[] Question => Encoding.ASCII.GetBytes($"GET VAR {supply.Ups} ups.status\nLOGOUT\n");

    /// <summary>What the supply says; null while nothing came, and where something is wrong.</summary>
    public UpsReading? Reading { get; private set; }

    /// <summary>What is wrong and what to do, as a sentence; null: nothing yet.</summary>
    public string? Problem { get; private set; }

    /// <summary>True once there is the one or the other: the rest is of no interest.</summary>
    public bool Over => Reading is not null || Problem is not null;

    /// <summary>Takes bytes of the server's.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (Over)
        {
            return;
        }

        var end = bytes.IndexOf((byte)'\n');
        line.AddRange(end < 0 ? bytes : bytes[..end]);
        if (line.Count > LongestLine)
        {
            Problem = $"it talks and does not answer: is that a NUT server, on port {supply.Port}?";
        }
        else if (end >= 0)
        {
            Read(Encoding.ASCII.GetString([.. line]).TrimEnd('\r'));
        }
    }

    /// <summary>The server has ended the connection.</summary>
    public void End()
    {
        if (!Over)
        {
            Problem = $"it ended the connection without an answer: is that a NUT server, on port {supply.Port}, and may this computer ask it (LISTEN in upsd.conf)?";
        }
    }

    private void Read(string text)
    {
        if (text.StartsWith("ERR ", StringComparison.Ordinal))
        {
            Problem = Refusal(text["ERR ".Length..].Split(' ')[0]);
        }
        else if (ValueOf(text) is not { } status)
        {
            Problem = $"it answered \"{PrintableText.Clean(text)}\": is that a NUT server, on port {supply.Port}?";
        }
        else if (PowerOf(status.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } power)
        {
            Reading = new UpsReading(power, PrintableText.Clean(status));
        }
        else
        {
            Problem = $"its status \"{PrintableText.Clean(status)}\" says neither OL (mains) nor OB (battery): see upsc {supply}";
        }
    }

    /// <summary>Of a line <c>VAR ups ups.status "OL CHRG"</c>, what stands in the quotes; null where it is no such line.</summary>
    private string? ValueOf(string text)
    {
        var head = $"VAR {supply.Ups} ups.status \"";
        return text.StartsWith(head, StringComparison.OrdinalIgnoreCase) && text.Length > head.Length && text[^1] == '"' ? text[head.Length..^1] : null;
    }

    /// <summary>
    /// By its words (RFC 9271 section 5.1): on line, on battery, low battery; FSD is a shutdown that its server has ordered, and BYPASS is the mains past the supply. A battery that is
    /// low while the mains are there is being charged. Null where they tell nothing of that.
    /// </summary>
    private static UpsPower? PowerOf(string[] words) =>
        words.Contains("FSD") || (words.Contains("OB") && words.Contains("LB")) ? UpsPower.LowBattery
        : words.Contains("OB") ? UpsPower.Battery
        : words.Contains("OL") || words.Contains("BYPASS") ? UpsPower.Mains
        : null;

    /// <summary>The server's error in words (RFC 9271 section 4.3).</summary>
    private string Refusal(string error) => error switch
    {
        "UNKNOWN-UPS" => $"it knows no supply \"{supply.Ups}\": upsc -l {supply.Host} lists those that it has",
        "ACCESS-DENIED" => "it does not let this computer ask: see LISTEN and ACCEPT in its upsd.conf",
        "DATA-STALE" or "DRIVER-NOT-CONNECTED" => "it has lost its supply: check the cable between them, and upsdrvctl start there",
        _ => $"it answered with the error {PrintableText.Clean(error)}: see upsc {supply}",
    };
}
