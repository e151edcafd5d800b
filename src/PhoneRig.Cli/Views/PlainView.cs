using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>Plain lines for pipes and files: one for each entry worth telling, stamped with rig time.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error, for the person who stops the run.</param>
internal sealed class PlainView(TextWriter output, TextWriter error) : IRunView
{
    // Who exits at once does not wait for a reader that reads nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly LineWriter lines = new(output);
    private readonly LineWriter warnings = new(error);
    private volatile RunDisplay? display;
    private TimeSpan uptime;

    public void Started(RunInfo run)
    {
        display = RunDisplay.Of(run);
        foreach (var line in Opening.Lines(run))
        {
            lines.Add(line);
        }
    }

    public void Added(string station, Entry entry)
    {
        // Packets of no station's phone have a timeline too, and may come before the run begins.
        var before = display?.Of(station)?.Stage;
        display = display?.With(station, entry);
        uptime = entry.Uptime;
        // What a person is asked for is told by Asked, in a line that stands out.
        if (entry.Fact is not PersonAsked && Notable.Is(entry.Fact, before))
        {
            lines.Add($"{FactWords.Moment(entry.Uptime),9}  {station}  {FactWords.Describe(entry.Fact)}");
        }
    }

    /// <summary>What frames mean is told by the timeline.</summary>
    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    public void Asked(string station, PersonRequest request) => lines.Add($">>>>>>>>>  {station}  YOUR TURN: {request.Text}");

    public void Stopping() => Warn(StopWords.Asked);

    public void Leaving()
    {
        Warn(StopWords.AtOnce);
        warnings.Flush(Patience);
    }

    public void Ended(RunSummary summary)
    {
        foreach (var station in summary.Stations)
        {
            lines.Add("");
            lines.Add(StationReport.Heading(station, summary.Simulated));
            foreach (var row in StationReport.Rows(station, display?.Of(station.Station), uptime))
            {
                lines.Add($"  {row.Label,-9}  {row.Text}");
            }
        }

        lines.Add("");
        foreach (var line in RunReport.Lines(summary))
        {
            lines.Add(line);
        }

        if (Opening.Closing(summary) is { } closing)
        {
            lines.Add(closing);
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        warnings.Dispose();
    }

    private void Warn(string words)
    {
        warnings.Add(words);
        foreach (var line in StopWords.MidWrites(display, uptime))
        {
            warnings.Add(line);
        }
    }
}
