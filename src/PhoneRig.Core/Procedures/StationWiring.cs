using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Procedures;

/// <summary>What a station's wiring can do and see, as far as a procedure cares.</summary>
/// <param name="Keypad">How keys are pressed.</param>
/// <param name="Senses">Which senses are wired; the network's always are.</param>
public sealed record StationWiring(KeypadKind Keypad, Senses Senses)
{
    /// <summary>The wiring that a rig file describes.</summary>
    public static StationWiring Of(StationConfig station) => new(
        station.Keypad.Kind,
        Senses.Dhcp | Senses.Tftp
            | (station.Console is null ? Senses.None : Senses.Console)
            | (station.Lamps is null ? Senses.None : Senses.Lamps));

    /// <summary>True where a wait on <paramref name="condition"/> could never end, since no sense that it names is wired.</summary>
    public bool IsBlindFor(Condition condition) => (ConditionEvaluator.SensesOf(condition) & Senses) == Senses.None;
}
