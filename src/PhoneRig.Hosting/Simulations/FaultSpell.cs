namespace PhoneRig.Hosting.Simulations;

/// <summary>Something went wrong, in the world's time.</summary>
/// <param name="Kind">What.</param>
/// <param name="Station">Where; null: with the whole rig.</param>
/// <param name="From">Since when.</param>
internal sealed record FaultSpell(FaultKind Kind, string? Station, TimeSpan From)
{
    /// <summary>When it was mended, or over; not yet: for ever.</summary>
    public TimeSpan Until { get; set; } = TimeSpan.MaxValue;

    /// <summary>Whether a station suffered from it in a span of time.</summary>
    public bool Touches(string station, TimeSpan from, TimeSpan until) => (Station is null || Station == station) && From <= until && Until >= from;
}
