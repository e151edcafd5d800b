using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Firmware;

/// <summary>What is said of a way between rungs, but not firmly enough to plan by. An entry of <c>notes</c> in rig-config/ladders.yaml.</summary>
public sealed record LadderNote
{
    /// <summary>Only for phones of this rung; null: of any.</summary>
    public string? From { get; init; }

    /// <summary>Only for ways to this rung; null: to any.</summary>
    public string? To { get; init; }

    /// <summary>Only for phones that run a release before this one, or an unknown one; null: any.</summary>
    public string? Before { get; init; }

    /// <summary>What a person should know, as a sentence.</summary>
    public required string Says { get; init; }

    /// <summary>Where it comes from: a section of the phone facts, and how sure it is.</summary>
    public string? Fact { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }

    /// <summary>Whether it is about this way.</summary>
    internal bool IsAbout(LadderStart start, string target) =>
        (From is null || start.Rungs.Contains(From))
        && (To is null || To == target)
        && (Before is null || start.Release is not { } release || (LoadVersion.TryParse(Before, out var bound) && release < bound));
}
