using System.Globalization;

namespace PhoneRig.Core.Campaigns;

/// <summary>When a campaign's evening and its day begin by themselves, each day.</summary>
/// <param name="Evening">The time of the day at which the evening begins.</param>
/// <param name="Day">The time at which it ends; another one.</param>
public sealed record CampaignHours(TimeOnly Evening, TimeOnly Day)
{
    /// <summary>What of the two the clock has passed last, and when.</summary>
    internal (bool Evening, DateTimeOffset At) Passed(WallClock clock)
    {
        var (evening, day) = (Last(Evening, clock), Last(Day, clock));
        return evening > day ? (true, evening) : (false, day);
    }

    /// <summary>When the clock passes one of them next.</summary>
    internal DateTimeOffset Next(WallClock clock)
    {
        var (evening, day) = (Next(Evening, clock), Next(Day, clock));
        return evening < day ? evening : day;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"evening from {Evening:HH\\:mm}, day from {Day:HH\\:mm}");

    private static DateTimeOffset Last(TimeOnly time, WallClock clock) => Days(time, clock).Where(at => at <= clock.Now).Max();

    private static DateTimeOffset Next(TimeOnly time, WallClock clock) => Days(time, clock).Where(at => at > clock.Now).Min();

    /// <summary>The moments of some days around: where the clocks are put forward over it, it is an hour later by them, and where they are put back, it is the second one.</summary>
    private static IEnumerable<DateTimeOffset> Days(TimeOnly time, WallClock clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).DateTime);
        return Enumerable.Range(-2, 5).Select(days => today.AddDays(days).ToDateTime(time)).Select(local => new DateTimeOffset(local, clock.Zone.GetUtcOffset(local)));
    }
}
