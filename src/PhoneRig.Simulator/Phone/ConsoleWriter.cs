using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>Writes the console: bare lines of init, and traces with severity and the time since power-on (facts 5.3). Lines end in CR LF.</summary>
/// <param name="loop">The clock.</param>
/// <param name="noise">The probability that a byte is garbled.</param>
/// <param name="random">What garbling is drawn from; its own, so that a noisy wire changes nothing else.</param>
internal sealed class ConsoleWriter(IEventLoop loop, double noise, Random random)
{
    private TimeSpan poweredAt;

    /// <summary>Bytes come out.</summary>
    public event Action<ReadOnlyMemory<byte>>? Written;

    /// <summary>The phone's clock starts anew with its power.</summary>
    public void StartClock() => poweredAt = loop.Uptime;

    /// <summary>A line as it is.</summary>
    public void Line(string text) => Raw(text + "\r\n");

    /// <summary>A line of the loader: <c>INF 00:00:12.345678 DLoad: text</c>.</summary>
    public void Trace(string severity, string module, string text) => Line($"{severity} {Clock()} {module}: {text}");

    /// <summary>A line of an application, which has a sequence number before it.</summary>
    public void Application(int sequence, string text) => Line($"{sequence}: CRT {Clock()} JVM: {text}");

    /// <summary>Text without an end of line, such as a prompt.</summary>
    public void Raw(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        if (noise > 0)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.NextDouble() < noise ? (byte)random.Next(256) : bytes[i];
            }
        }

        Written?.Invoke(bytes);
    }

    private string Clock() => (loop.Uptime - poweredAt).ToString(@"hh\:mm\:ss\.ffffff");
}
