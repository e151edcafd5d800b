using System.Collections.Immutable;

namespace PhoneRig.Core.Procedures;

/// <summary>A procedure: a short recipe as data, a file of rig-config/procedures.</summary>
public sealed record Procedure
{
    /// <summary>Its name: the file's. (The YAML key is <c>procedure</c>.)</summary>
    [System.Text.Json.Serialization.JsonPropertyName("procedure")]
    public required string Name { get; init; }

    /// <summary>What it does, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What a station must have.</summary>
    public ProcedureNeeds Needs { get; init; } = new();

    /// <summary>The steps, in order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }
}
