using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>What a station's wiring can do and see, as far as a procedure cares.</summary>
/// <param name="Station">The station, as its rig file has it.</param>
/// <param name="Model">The phone on it.</param>
public sealed record StationWiring(StationConfig Station, PhoneModel Model)
{
    /// <summary>How keys are pressed.</summary>
    public KeypadKind Keypad => Station.Keypad.Kind;

    /// <summary>True where the console is read.</summary>
    public bool HasConsole => Station.Console is not null;

    /// <summary>True where a wait on <paramref name="condition"/> could never end, since no sense that it names is wired.</summary>
    public bool IsBlindFor(Condition condition) => !ProcedureChecker.CanBeSeen(condition, Model, Station);
}
