using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>Shows how a rig is: a table; drawn in place on a terminal that follows it, else whole once and then a line for each change.</summary>
internal sealed class StatusView : IAnswerView
{
    private readonly LineWriter? lines;
    private readonly RedrawnLines? redrawn;
    private readonly Palette palette;
    private ImmutableDictionary<string, string>? last;

    /// <summary>A view.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="terminal">The terminal that it is; null where it is a pipe or a file.</param>
    /// <param name="follow">Whether more is to come.</param>
    public StatusView(TextWriter output, IAnsiConsole? terminal, bool follow)
    {
        palette = terminal is null ? new Palette(Colour: false, Unicode: false) : Palette.Of(terminal);
        (lines, redrawn) = terminal is null || !follow ? (new LineWriter(output), (RedrawnLines?)null) : (null, new RedrawnLines(terminal));
    }

    public void Show(ControlEvent told)
    {
        if (told is not ControlEvent.Told { Status: var status })
        {
            return;
        }

        if (redrawn is not null)
        {
            redrawn.Show([.. StatusTable.Lines(status)]);
        }
        else
        {
            ShowLines(status);
        }
    }

    public void Dispose()
    {
        lines?.Dispose();
        redrawn?.Dispose();
    }

    private void ShowLines(RigStatus status)
    {
        var rows = status.Stations.ToImmutableDictionary(station => station.Station, station => StatusTable.Row(station).Plain(palette));
        if (last is null)
        {
            foreach (var line in StatusTable.Lines(status))
            {
                lines!.Add(line.Plain(palette));
            }
        }
        else
        {
            foreach (var station in status.Stations.Where(station => last.GetValueOrDefault(station.Station) != rows[station.Station]))
            {
                lines!.Add($"{FactWords.Moment(status.Uptime),9}  {rows[station.Station]}");
            }
        }

        last = rows;
    }
}
