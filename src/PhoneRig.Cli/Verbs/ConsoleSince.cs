using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary>Where to begin in a console's log: after an entry, so long ago, or at a moment.</summary>
internal readonly record struct ConsoleSince
{
    /// <summary>What is expected, for who wrote something else.</summary>
    public const string Expected = "the sequence of an entry (17), a duration (10m), or a time of this computer's clock (14:30, 2026-03-01T14:30)";

    private static readonly string[] Clocks = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    /// <summary>The sequence to begin after; null where a time was given.</summary>
    public long? Sequence { get; private init; }

    private TimeSpan? Ago { get; init; }

    private TimeOnly? Clock { get; init; }

    private DateTime? Moment { get; init; }

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, out ConsoleSince since)
    {
        var found = long.TryParse(text.AsSpan(text.StartsWith('#') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new ConsoleSince { Sequence = sequence }
            : DurationText.TryParse(text, out var ago) ? new ConsoleSince { Ago = ago }
            : TimeOnly.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? new ConsoleSince { Clock = clock }
            : DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? new ConsoleSince { Moment = moment }
            : (ConsoleSince?)null;
        since = found ?? default;
        return found is not null;
    }

    /// <summary>The sequence to begin after.</summary>
    /// <param name="log">The log.</param>
    /// <param name="time">The reader's clock. A simulated rig's may be far ahead of it: "ago" then counts from the log's own end.</param>
    public long In(ConsoleLog log, TimeProvider time)
    {
        if (Sequence is { } sequence)
        {
            return sequence;
        }

        var now = time.GetLocalNow();
        return log.Before(Ago is { } ago ? (log.Newest is { } newest && newest > now ? newest : now) - ago
            : Clock is { } clock ? Last(clock, now, time.LocalTimeZone)
            : Of(Moment!.Value, time.LocalTimeZone));
    }

    /// <summary>The last time that the clock showed so.</summary>
    private static DateTimeOffset Last(TimeOnly clock, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = Of(now.Date + clock.ToTimeSpan(), zone);
        return today <= now ? today : Of(now.Date.AddDays(-1) + clock.ToTimeSpan(), zone);
    }

    private static DateTimeOffset Of(DateTime moment, TimeZoneInfo zone) =>
        moment.Kind == DateTimeKind.Utc ? new DateTimeOffset(moment) : new DateTimeOffset(moment, zone.GetUtcOffset(moment));
}
