using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Stations;

/// <summary>What of a station hangs on a board.</summary>
/// <param name="Power">Its relay.</param>
/// <param name="Keys">Its fingers, or the one at its hook.</param>
/// <param name="Sense">What watches its line.</param>
internal readonly record struct BoardUse(bool Power, bool Keys, bool Sense)
{
    /// <summary>True where anything of it does.</summary>
    public bool Any => Power || Keys || Sense;

    /// <summary>True where something that moves does.</summary>
    public bool Hand => Power || Keys;

    /// <summary>What of a station hangs on a board.</summary>
    public static BoardUse Of(StationConfig station, string board) => new(
        station.Power.Relay?.Board == board,
        station.Keypad.Keys.Values.Any(pin => pin.Board == board) || station.Keypad.Hook?.Board == board || station.Keypad.Speaker?.Board == board,
        station.Power.Proof?.Presence?.Board == board);
}
