using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>
/// A terminal's display, drawn in place. A thread of its own draws the latest snapshot: the rig's loop only swaps a reference, and
/// neither a slow terminal nor many facts hold it up.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The real time, to let clocks run between two entries.</param>
/// <param name="speed">Rig seconds per real second; null where rig time jumps, so that no clock runs by itself.</param>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time, double? speed) : IRunView
{
    // Ten a second is smooth to the eye and nothing to a serial terminal's line.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    // Lines that the display leaves to the prompt and the line below the panels.
    private const int Spare = 3;

    // Wider panels only move the ends of lines out of sight.
    private const int Widest = 110;

    private readonly ManualResetEventSlim over = new();
    private readonly Lock gate = new();
    private LiveSnapshot? snapshot;
    private bool stopping;
    private Thread? drawing;

    public void Started(RunInfo run)
    {
        lock (gate)
        {
            snapshot = new LiveSnapshot(RunDisplay.Of(run) with { Stopping = stopping }, TimeSpan.Zero, time.GetTimestamp(), Requests: 0);
        }

        drawing = new Thread(Draw) { Name = "display", IsBackground = true };
        drawing.Start();
    }

    public void Added(string station, Entry entry) =>
        Change(s => s with { Display = s.Display.With(station, entry), Uptime = entry.Uptime, Stamp = time.GetTimestamp() });

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
        Change(s => s with { Display = s.Display.WithLamps(station, lamps, colours) });

    public void Asked(string station, PersonRequest request) => Change(s => s with { Requests = s.Requests + 1 });

    public void Stopping()
    {
        lock (gate)
        {
            // It may come before the run has begun.
            stopping = true;
            snapshot = snapshot is null ? null : snapshot with { Display = snapshot.Display with { Stopping = true } };
        }
    }

    public void Ended(RunSummary summary)
    {
        StopDrawing();
        foreach (var station in summary.Stations)
        {
            console.WriteLine();
            console.Write(new Text(StationReport.Heading(station, summary.Simulated) + Environment.NewLine, Palette.Of(station.Verdict)));
            var grid = new Grid { Width = Math.Min(console.Profile.Width, Widest) }
                .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0) });
            foreach (var row in StationReport.Rows(station))
            {
                grid.AddRow(new Text(row.Label, Palette.Quiet), new Text(row.Text));
            }

            console.Write(grid);
        }

        if (Opening.Closing(summary) is { } closing)
        {
            console.WriteLine();
            console.Write(new Text(closing + Environment.NewLine, Palette.Simulated));
        }
    }

    public void Dispose()
    {
        StopDrawing();
        over.Dispose();
    }

    private void Change(Func<LiveSnapshot, LiveSnapshot> change)
    {
        lock (gate)
        {
            snapshot = snapshot is null ? null : change(snapshot);
        }
    }

    private LiveSnapshot Latest()
    {
        lock (gate)
        {
            return snapshot!;
        }
    }

    private void StopDrawing()
    {
        over.Set();
        drawing?.Join();
        drawing = null;
    }

    private void Draw()
    {
        try
        {
            var latest = Latest();
            foreach (var line in Opening.Lines(latest.Display.Run))
            {
                console.WriteLine(line, latest.Display.Run.Simulated ? Palette.Simulated : Style.Plain);
            }

            console.Live(Render(latest)).Overflow(VerticalOverflow.Ellipsis).Start(DrawFrames);
        }
        catch (IOException)
        {
            // The terminal is gone; the run goes on, and a safe stop or its end will close it.
        }
    }

    private void DrawFrames(LiveDisplayContext context)
    {
        var rung = 0;
        for (var last = false; !last;)
        {
            last = over.Wait(Frame);
            var latest = Latest();
            context.UpdateTarget(Render(latest));
            context.Refresh();
            if (latest.Requests > rung)
            {
                rung = latest.Requests;
                console.Profile.Out.Writer.Write('\a');
            }
        }
    }

    private StyledLine Footer(bool stopping) => (over.IsSet, stopping) switch
    {
        (true, _) => new StyledLine(),
        (_, true) => new StyledLine().Add(StopWords.Asked, Palette.Loud),
        _ => new StyledLine().Add(StopWords.Offer, Palette.Quiet),
    };

    private Rows Render(LiveSnapshot latest)
    {
        var display = latest.Display;
        var panel = new StationPanel(display.Run, Palette.Of(console), Math.Min(console.Profile.Width, Widest));
        var full = display.Stations.Length * StationPanel.FullHeight + Spare <= console.Profile.Height;
        var now = latest.Uptime + (speed is { } times ? time.GetElapsedTime(latest.Stamp) * times : TimeSpan.Zero);
        return new Rows(
        [
            .. display.Stations.Select(station => full ? panel.Full(station, now) : panel.Short(station, now)),
            Footer(display.Stopping).Cut(console.Profile.Width),
        ]);
    }
}
