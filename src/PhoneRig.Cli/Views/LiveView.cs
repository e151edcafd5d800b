using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PhoneRig.Cli.Views;

/// <summary>
/// A terminal's display, drawn in place. A thread of its own draws the latest snapshot: the rig's loop only swaps a reference, and
/// neither a slow terminal nor many facts hold it up.
/// </summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The real time, to let clocks run between two entries.</param>
/// <param name="speed">Rig seconds per real second; null where rig time jumps, so that no clock runs by itself.</param>
/// <param name="nextKey">Gives the next key that was pressed, or null where none was; null itself where there is no keyboard to look around with.</param>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time, double? speed, Func<ConsoleKeyInfo?>? nextKey = null) : IRunView
{
    // Ten a second is smooth to the eye and nothing to a serial terminal's line.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    // Faster than a finger repeats, and nothing to a processor.
    private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(50);

    // Who exits at once does not wait for a terminal that does not take what is drawn.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The line of the prompt: a display of the terminal's whole height would scroll.
    private const int Spare = 1;

    // Wider panels only move the ends of lines out of sight.
    private const int Widest = 110;

    private readonly ManualResetEventSlim over = new();
    private readonly Lock gate = new();
    private LiveSnapshot? snapshot;
    private bool stopping;
    private Thread? drawing;
    private Thread? reading;

    public void Started(RunInfo run)
    {
        lock (gate)
        {
            snapshot = new LiveSnapshot(RunDisplay.Of(run) with { Stopping = stopping }, TimeSpan.Zero, time.GetTimestamp(), LiveFocus.Start, Requests: 0);
        }

        drawing = new Thread(Draw) { Name = "display", IsBackground = true };
        drawing.Start();
        if (nextKey is not null)
        {
            reading = new Thread(ReadKeys) { Name = "keys", IsBackground = true };
            reading.Start();
        }
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

    public void Leaving()
    {
        over.Set();
        var farewell = new Thread(SayFarewell) { Name = "farewell", IsBackground = true };
        farewell.Start();
        farewell.Join(Patience);
    }

    public void Ended(RunSummary summary)
    {
        StopDrawing();
        var display = snapshot?.Display;
        foreach (var station in summary.Stations)
        {
            console.WriteLine();
            console.Write(new Text(StationReport.Heading(station, summary.Simulated) + Environment.NewLine, Palette.Of(station.Verdict)));
            var grid = new Grid { Width = Math.Min(console.Profile.Width, Widest) }
                .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0) });
            foreach (var row in StationReport.Rows(station, display?.Of(station.Station), snapshot?.Uptime ?? default))
            {
                grid.AddRow(new Text(row.Label, Palette.Quiet), new Text(row.Text));
            }

            console.Write(grid);
        }

        console.WriteLine();
        foreach (var line in RunReport.Lines(summary))
        {
            console.Write(new Text(line + Environment.NewLine, Palette.Of(RunReport.Worst(summary))));
        }

        if (Opening.Closing(summary) is { } closing)
        {
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
        reading?.Join();
        if (reading is not null)
        {
            LeaveKeys();
        }

        (drawing, reading) = (null, null);
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

    private void SayFarewell()
    {
        try
        {
            drawing?.Join();
            LeaveKeys();
            console.Cursor.Show(show: true);
            console.WriteLine(StopWords.AtOnce);
            foreach (var line in snapshot is { } latest ? StopWords.MidWrites(latest.Display, Now(latest)) : [])
            {
                console.WriteLine(line, Palette.Of(Verdict.Stopped));
            }
        }
        catch (IOException)
        {
            // The terminal is gone, and with it who would read this.
        }
    }

    private void ReadKeys()
    {
        try
        {
            while (!over.Wait(KeyPause))
            {
                while (nextKey!() is { } key)
                {
                    Change(s => s with { Focus = s.Focus.Press(key, s.Display.Stations.Length) });
                }
            }
        }
        catch (Exception lost) when (lost is IOException or InvalidOperationException)
        {
            // The keyboard is gone; the run goes on without.
        }
    }

    // The runtime switches the arrow keys to their application mode to read them, and leaves them so: DECCKM and DECKPNM put them back.
    private void LeaveKeys()
    {
        if (nextKey is not null)
        {
            console.Write(new ControlCode("\u001b[?1l\u001b>"));
        }
    }

    private TimeSpan Now(LiveSnapshot latest) =>
        latest.Uptime + (speed is { } times ? time.GetElapsedTime(latest.Stamp) * times : TimeSpan.Zero);

    private IEnumerable<StyledLine> Footer(LiveSnapshot latest, TimeSpan now)
    {
        if (over.IsSet)
        {
            return [];
        }

        var keys = (nextKey, latest) switch
        {
            (null, _) => "",
            (_, { Focus.Said: { } said }) => $"{said} ",
            (_, { Focus.Open: true }) => "Left: back. ",
            (_, { Display.Stations.Length: 1 }) => "Enter: console and story. ",
            (_, { Display.Stations.Length: var count }) => $"Up/Down, 1-{Math.Min(count, 9)}, Enter: look into one. ",
        };
        return latest.Display.Stopping
            ?
            [
                new StyledLine().Add(StopWords.Asked, Palette.Loud),
                .. StopWords.MidWrites(latest.Display, now).Select(line => new StyledLine().Add(line, Palette.Of(Verdict.Stopped))),
            ]
            : [new StyledLine().Add(keys + (latest.Focus.Said is null ? StopWords.Offer : ""), Palette.Quiet)];
    }

    private Rows Render(LiveSnapshot latest)
    {
        var (display, focus, now) = (latest.Display, latest.Focus, Now(latest));
        var palette = Palette.Of(console);
        var width = Math.Min(console.Profile.Width, Widest);
        var footer = Footer(latest, now).ToList();
        var height = console.Profile.Height - Spare - footer.Count;
        var panel = new StationPanel(display.Run, palette, width);
        IEnumerable<IRenderable> picture;
        if (focus.Open && display.Stations is [_, ..])
        {
            var station = display.Stations[focus.At];
            picture = [panel.Full(station, now), .. Draw(StationDetail.Lines(station, height - StationPanel.FullHeight))];
        }
        else if (display.Stations.Length == 1 || display.Stations.Length * StationPanel.FullHeight <= height)
        {
            picture = display.Stations.Select(station => panel.Full(station, now));
        }
        else
        {
            picture = Draw(new Overview(display.Run, palette, width).Lines(display, nextKey is null ? null : focus, now, height));
        }

        return new Rows([.. picture, .. Draw(footer)]);

        IEnumerable<IRenderable> Draw(IEnumerable<StyledLine> lines) => lines.Select(line => line.Cut(width, palette));
    }
}
