using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Recovery;

/// <summary>One attempt of a playbook.</summary>
public sealed record Attempt
{
    /// <summary>The procedure to run.</summary>
    public required string Procedure { get; init; }

    /// <summary>Only where a wait of this procedure goes blind, and then after this long instead of what the procedure says.</summary>
    public TimeSpan? Blind { get; init; }

    /// <summary>Why it comes at this place, for people.</summary>
    public string? Why { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
