using System.Globalization;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a phone's console: a line each, with its time and the sequence that <c>--since</c> takes. Writes at once, and waits for who reads.</summary>
/// <param name="output">Standard output.</param>
/// <param name="times">What stands before each line.</param>
/// <param name="zone">The zone of the reader's clock.</param>
internal sealed class ConsoleView(TextWriter output, ConsoleTimes times, TimeZoneInfo zone)
{
    /// <summary>Shows an event; what is not of the console is passed over.</summary>
    public void Show(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Added { Entry: var entry } when Words(entry.Fact) is { } words:
                output.WriteLine(Head(entry) + words);
                break;
            case ControlEvent.Lost lost when times is not ConsoleTimes.None:
                output.WriteLine($"-- {lost.Entries} entries are missing here: they came faster than they were read, and the journal has not got them --");
                break;
        }
    }

    private string Head(Entry entry) => times switch
    {
        ConsoleTimes.None => "",
        ConsoleTimes.Clock => $"{TimeZoneInfo.ConvertTime(entry.At, zone).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}  {$"#{entry.Sequence}",-7} ",
        _ => $"{FactWords.Moment(entry.Uptime),9}  {$"#{entry.Sequence}",-7} ",
    };

    private string? Words(Fact fact) => fact switch
    {
        ConsoleLine line => Harmless(line.Text),
        ConsoleOpened or ConsoleLost or ConsoleGarbled or ConsoleRatesTried or ConsoleSent or SightingsLost when times is not ConsoleTimes.None => $"-- {FactWords.Describe(fact)} --",
        _ => null,
    };

    /// <summary>What a phone sends must not move the cursor of who reads it.</summary>
    private static string Harmless(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
