using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a phone's console: a line each, with rig time and the sequence that <c>--since</c> takes.</summary>
/// <param name="output">Standard output.</param>
internal sealed class ConsoleView(TextWriter output) : IAnswerView
{
    private readonly LineWriter lines = new(output);

    public void Show(ControlEvent told)
    {
        if (told is ControlEvent.Added { Entry: var entry } && Words(entry.Fact) is { } words)
        {
            lines.Add($"{FactWords.Moment(entry.Uptime),9}  {$"#{entry.Sequence}",-7} {words}");
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
