namespace PhoneRig.Core.Campaigns;

/// <summary>A run of the phone that stands at a station, that has no verdict yet.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Began">Uptime when it began; of the boot that it began in, so that it means nothing once <see cref="BrokenOff"/>.</param>
/// <param name="Budget">How long it may take; null: as long as it takes.</param>
public sealed record VisitUnderWay(string Run, TimeSpan Began, TimeSpan? Budget)
{
    /// <summary>When it began, by the wall clock.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>True where the process died that was at it: nobody decides for the phone any more.</summary>
    public bool BrokenOff { get; init; }

    /// <summary>How many runs that process was at, this one included.</summary>
    public int DiedWith { get; init; } = 1;
}
