namespace PhoneRig.Hosting.Simulations;

/// <summary>The operator took a phone off a station, as he was told.</summary>
/// <param name="At">When.</param>
/// <param name="Station">Where.</param>
/// <param name="Phone">The phone that he had in his hands.</param>
/// <param name="Name">The phone that he was told to take.</param>
/// <param name="Bin">The bin that he put it into; null: back onto the pile, since it was another phone.</param>
internal sealed record HandedOver(TimeSpan At, string Station, PiledPhone Phone, string Name, string? Bin)
{
    /// <summary>Whether its brick still gave it power, though nothing was known to be wrong with the station.</summary>
    public bool Live { get; init; }
}
