using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>What a rig tells, in plain lines.</summary>
internal static class EventWords
{
    /// <summary>Any event.</summary>
    public static IEnumerable<string> Of(ControlEvent told) => told switch
    {
        ControlEvent.Added { Station: var station, Entry: var entry } => [$"{FactWords.Moment(entry.Uptime),9}  {station}  {FactWords.Describe(entry.Fact)}"],
        ControlEvent.LampsSeen lamps => [$"{lamps.Station}  {Lamps(lamps.Lamps, lamps.Colours)}"],
        ControlEvent.Asked asked => [$">>>>>>>>>  {asked.Station}  YOUR TURN: {asked.Request.Text}"],
        ControlEvent.Told { Status: var status } => StatusWords.Lines(status),
        ControlEvent.Waiting waiting => [$"phonerig: {waiting.Text}"],
        ControlEvent.Lost lost => [Lost(lost)],
        _ => [],
    };

    /// <summary>As any, but the console's lines as they came and nothing else of the timeline.</summary>
    public static IEnumerable<string> OfConsole(ControlEvent told) => told switch
    {
        ControlEvent.Added { Entry.Fact: ConsoleLine line } => [line.Text],
        ControlEvent.Added => [],
        _ => Of(told),
    };

    /// <summary>That there is a gap.</summary>
    public static string Lost(ControlEvent.Lost lost) => $"phonerig: {lost.Entries} entries are missing here: they came faster than they were read; the journal has them";

    private static string Lamps(ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
        string.Join("  ", lamps.Zip(colours, (lamp, colour) => $"{lamp} {colour?.ToString().ToLowerInvariant() ?? "?"}"));
}
