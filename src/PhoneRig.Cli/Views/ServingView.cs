using System.Text.Json;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Serving;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>
/// Shows what a server without a rig sees: a table drawn in place on a terminal, a line for each fact in a pipe, or JSON. Facts may come on any thread, and whoever shows
/// one waits for nothing.
/// </summary>
internal sealed class ServingView : IDisposable
{
    private readonly LineWriter? lines;
    private readonly RedrawnLines? redrawn;
    private readonly IAnsiConsole? terminal;
    private readonly bool json;
    private readonly Lock gate = new();
    private FetchTable table = FetchTable.Empty;

    /// <summary>A view.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="terminal">The terminal that it is; null where it is a pipe or a file.</param>
    /// <param name="json">Whether programs read it.</param>
    public ServingView(TextWriter output, IAnsiConsole? terminal, bool json)
    {
        (this.terminal, this.json) = (terminal, json);
        (lines, redrawn) = terminal is null || json ? (new LineWriter(output), (RedrawnLines?)null) : (null, new RedrawnLines(terminal));
    }

    /// <summary>It serves: people read the words, programs the object.</summary>
    public void Started(string words, object serving)
    {
        if (json)
        {
            lines!.Add(JsonSerializer.Serialize(new { serving }, ControlJson.Options));
        }
        else if (terminal is not null)
        {
            terminal.WriteLine(words);
        }
        else
        {
            lines!.Add(words);
        }
    }

    /// <summary>One more fact.</summary>
    public void Show(SeenFact seen)
    {
        lock (gate)
        {
            table = table.With(seen);
            if (json)
            {
                lines!.Add(seen.ToJson());
            }
            else if (redrawn is not null)
            {
                redrawn.Show(table.Lines(seen.Uptime, terminal!.Profile.Height - 2));
            }
            else if (seen.Fact is not TftpProgress)
            {
                lines!.Add($"{FactWords.Moment(seen.Uptime),8}  {(seen.Fact as NetworkSighting)?.Address,-15}  {FactWords.Describe(seen.Fact)}");
            }
        }
    }

    /// <summary>It serves no more.</summary>
    public void Ended()
    {
        lock (gate)
        {
            if (!json)
            {
                lines?.Add(table.Summary);
            }
        }
    }

    public void Dispose()
    {
        lines?.Dispose();
        redrawn?.Dispose();
    }
}
