using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>What a station must have for a procedure.</summary>
public sealed record ProcedureNeeds
{
    /// <summary>The keys that it presses, one after the other without spaces.</summary>
    public string? Keys { get; init; }

    /// <summary>"brick": the phone's power must be switchable.</summary>
    public string? Power { get; init; }

    /// <summary>True: the receiver must be lifted.</summary>
    public bool Hook { get; init; }

    /// <summary>True: the console must take text.</summary>
    public bool Console { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
