using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Cli.Views;

/// <summary>Draws what goes below a station's panel where it fills the screen: the end of its console and of its story, which scroll with the run.</summary>
internal static class StationDetail
{
    /// <summary>The lines; always <paramref name="height"/> of them, so that nothing below jumps.</summary>
    public static IEnumerable<StyledLine> Lines(StationDisplay station, int height)
    {
        var story = (height - 2) / 2;
        return height < 4
            ? []
            : [
                Title("Console"), .. Last(station.Console, height - 2 - story, entry => ((ConsoleLine)entry.Fact).Text),
                Title("Story"), .. Last(station.Told, story, entry => FactWords.Describe(entry.Fact)),
            ];
    }

    private static StyledLine Title(string text) => new StyledLine().Add(text, Palette.Quiet);

    private static IEnumerable<StyledLine> Last(ImmutableList<Entry> entries, int count, Func<Entry, string> words) => entries
        .Skip(Math.Max(0, entries.Count - count))
        .Select(entry => new StyledLine().Add($"{FactWords.Moment(entry.Uptime),9}  ", Palette.Quiet).Add(words(entry)))
        .Concat(Enumerable.Repeat(new StyledLine(), Math.Max(0, count - entries.Count)));
}
