using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Stations;

/// <summary>A recovery or a procedure that a station is at.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="What">"recover", or "procedure factory-reset".</param>
/// <param name="Ended">Told its record once it is over, nothing moves and every key is up.</param>
internal sealed record JobUnderWay(string Run, string What, Action<StationRecord> Ended)
{
    /// <summary>What its end is told from.</summary>
    public required StationRecord Record { get; init; }

    /// <summary>Its decider; null before its first turn.</summary>
    public IFedDecider? Decider { get; set; }

    /// <summary>True once every key was told to go up after its last word.</summary>
    public bool Released { get; set; }
}
