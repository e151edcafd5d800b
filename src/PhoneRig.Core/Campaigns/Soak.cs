using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>A night of a phone that is home at a station: powered, watched, and left alone.</summary>
/// <param name="Since">Uptime since when this process watches it.</param>
/// <param name="BeganAt">When it began, by the wall clock.</param>
public sealed record Soak(TimeSpan Since, DateTimeOffset BeganAt)
{
    /// <summary>How long processes watched it that are gone, at the least.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>How often it restarted or fell silent alone.</summary>
    public int Falls { get; init; }

    /// <summary>When it last did, by this process's uptime, and whether that counts; null: not yet.</summary>
    public (TimeSpan At, bool Counts)? LastFall { get; init; }

    /// <summary>How it ended; null: it is under way.</summary>
    public SoakEnded? Ended { get; init; }

    internal TimeSpan Lasted(TimeSpan now) => Before + (now > Since ? now - Since : TimeSpan.Zero);
}
