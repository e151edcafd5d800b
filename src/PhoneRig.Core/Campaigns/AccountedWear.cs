using PhoneRig.Core.Safety;

namespace PhoneRig.Core.Campaigns;

/// <summary>How worn the moving parts of a station are, over its whole life and not this campaign's alone.</summary>
/// <param name="Station">Its name.</param>
/// <param name="Openings">How often its relay has opened.</param>
/// <param name="Rated">How often it may, by the rig file.</param>
/// <param name="Key">The key whose solenoid has moved most often; null where none has, or there are none.</param>
/// <param name="Strokes">How often that has.</param>
/// <param name="StrokesRated">How often a solenoid may, by the rig file.</param>
public sealed record AccountedWear(string Station, long Openings, int Rated, string? Key, long Strokes, int StrokesRated)
{
    /// <summary>Whether its relay is to be replaced soon.</summary>
    public bool RelayWorn => RelayWear.IsWorn(Openings, Rated);

    /// <summary>Whether that solenoid is to be replaced soon.</summary>
    public bool SolenoidWorn => Key is not null && RelayWear.IsWorn(Strokes, StrokesRated);
}
