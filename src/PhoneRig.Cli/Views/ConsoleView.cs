using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a phone's console: a line each, with rig time and the sequence that <c>--since</c> takes.</summary>
/// <param name="output">Standard output.</param>
/// <param name="json">Whether to write the entries as JSON, one object a line.</param>
internal sealed class ConsoleView(TextWriter output, bool json) : IDisposable
{
    private readonly LineWriter lines = new(output);

    /// <summary>Takes an entry of the station; what is not of its console is passed over.</summary>
    public void Show(ControlEvent.Added added)
    {
        if (Words(added.Entry.Fact) is { } words)
        {
            lines.Add(json ? EntryJson.Line(null, added.Station, added.Entry) : $"{FactWords.Moment(added.Entry.Uptime),9}  {$"#{added.Entry.Sequence}",-7} {words}");
        }
    }

    public void Dispose() => lines.Dispose();

    private static string? Words(Fact fact) => fact switch
    {
        ConsoleLine line => Harmless(line.Text),
        ConsoleOpened or ConsoleLost or ConsoleSent => $"-- {FactWords.Describe(fact)} --",
        _ => null,
    };

    /// <summary>What a phone sends must not move the cursor of who reads it.</summary>
    private static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
