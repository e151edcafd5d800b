using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a run, and keeps its story beside.</summary>
/// <param name="shown">What shows it.</param>
/// <param name="story">What keeps it.</param>
internal sealed class StoryView(IRunView shown, RunStory story) : IRunView
{
    public void Started(RunInfo run)
    {
        story.Started(run);
        shown.Started(run);
    }

    public void Added(string station, Entry entry)
    {
        story.Added(station, entry);
        shown.Added(station, entry);
    }

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) => shown.LampsSeen(station, lamps, colours);

    public void Asked(string station, PersonRequest request) => shown.Asked(station, request);

    public void Stopping() => shown.Stopping();

    public void Leaving() => shown.Leaving();

    public void Ended(RunSummary summary) => shown.Ended(summary);

    public void Dispose() => shown.Dispose();
}
