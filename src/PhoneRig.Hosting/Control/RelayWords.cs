using System.Globalization;

namespace PhoneRig.Hosting.Control;

/// <summary>What is said of a relay's wear.</summary>
public static class RelayWords
{
    /// <summary>That it should be replaced.</summary>
    /// <param name="station">Whose it is.</param>
    /// <param name="openings">How often it has opened.</param>
    /// <param name="rated">How often it may.</param>
    public static string Worn(string station, long openings, int rated) => string.Create(
        CultureInfo.InvariantCulture, $"the relay of station {station} has opened {openings} times, and is rated for {rated}: replace it soon, a worn contact welds");
}
