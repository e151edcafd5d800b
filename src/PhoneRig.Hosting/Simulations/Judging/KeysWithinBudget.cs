using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>No key is held for longer than was intended, nor than its actuator stands; and none is left down. While there is no process nobody can let go, but what is started next does at once.</summary>
internal sealed class KeysWithinBudget : IRule
{
    /// <summary>A press is taken back by the loop's next turn: it may be late by as much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(50);

    public string Name => "key-held-beyond-budget";

    public IEnumerable<string> Broken(CampaignStory story)
    {
        var intents = story.Journal.Where(entry => entry.Entry.Fact is DeedIntended { Deed: Deed.PressKey or Deed.HoldKey }).ToLookup(entry => entry.Timeline, StringComparer.Ordinal);
        foreach (var key in story.Metal.Where(moved => moved.Part != MetalMoved.Coil).GroupBy(moved => (moved.Station, moved.Part)))
        {
            MetalMoved? down = null;
            foreach (var moved in key)
            {
                if (moved.On)
                {
                    down = moved;
                }
                else if (down is not null && TooLong(story, intents[moved.Station], down, moved.At) is { } told)
                {
                    yield return told;
                }

                down = moved.On ? moved : null;
            }

            if (down is not null)
            {
                yield return $"key {down.Part} of {down.Station} is left down since {down.At}";
            }
        }
    }

    private static string? TooLong(CampaignStory story, IEnumerable<DiskEntry> intents, MetalMoved down, TimeSpan upAt)
    {
        var intended = intents.Where(entry => entry.At <= down.At).Select(entry => BoundOf(((DeedIntended)entry.Entry.Fact).Deed, down.Part)).LastOrDefault(bound => bound is not null) ?? TimeSpan.Zero;
        var limit = HoldBudget.Limit(story.Rig.Stations[down.Station].Keypad, down.Part);
        var bound = limit < intended ? limit : intended;
        var dead = story.Dead.Where(gap => gap.From <= upAt && gap.Until >= down.At).Aggregate(TimeSpan.Zero, (sum, gap) => sum + (Min(gap.Until, upAt) - Max(gap.From, down.At)));
        return upAt - down.At > bound + dead + Slack ? $"key {down.Part} of {down.Station} was down for {upAt - down.At} until {upAt}, at most {bound} was intended" : null;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan? BoundOf(Deed deed, string key) => deed switch
    {
        Deed.PressKey(var pressed, var time) when pressed.Name == key => time,
        Deed.HoldKey(var held, var atMost) when held.Name == key => atMost,
        _ => null,
    };
}
