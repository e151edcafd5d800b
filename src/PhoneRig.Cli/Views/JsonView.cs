using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>One JSON object a line: every entry of every station, and the summary last.</summary>
internal sealed class JsonView(TextWriter output) : IRunView
{
    // A summary is read by programs that look for each field: what is not known is null, not left out.
    private static readonly JsonSerializerOptions WithNulls = new(FactJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private readonly LineWriter lines = new(output);
    private string run = "";

    public void Started(RunInfo run) => this.run = run.Run;

    public void Added(string station, Entry entry) => lines.Add(EntryLine.Write(run, station, entry));

    /// <summary>Frames are no facts: what they mean is on the timeline.</summary>
    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    /// <summary>On the timeline too, as <c>person-asked</c>.</summary>
    public void Asked(string station, PersonRequest request)
    {
    }

    /// <summary>On the timeline too, as <c>stop-requested</c>.</summary>
    public void Stopping()
    {
    }

    /// <summary>Whoever reads this sees the stream end without a summary.</summary>
    public void Leaving()
    {
    }

    public void Ended(RunSummary summary) => lines.Add(JsonSerializer.Serialize(new { summary }, WithNulls));

    public void Dispose() => lines.Dispose();
}
