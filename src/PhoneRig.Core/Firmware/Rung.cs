using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Firmware;

/// <summary>A range of releases that load each other alike: one rung of a ladder. An entry of rig-config/ladders.yaml.</summary>
public sealed record Rung
{
    /// <summary>Which keys a phone that runs it knows.</summary>
    public required LoadGeneration Generation { get; init; }

    /// <summary>The first release of it, as in a load's name: "8-3-3"; null: from the first one on.</summary>
    public string? From { get; init; }

    /// <summary>The last release of it, with all that only differ after it ("8-5-2S" is within "8-5-2", "8-5-2SR1" is not); null: to the newest. For people: what lies between it and the first of the next rung, such as a service release, is of this one.</summary>
    public string? To { get; init; }

    /// <summary>The rungs that a phone must run for a load of this one to be taken.</summary>
    public required ImmutableArray<string> LoadedBy { get; init; }

    /// <summary>What to look for where a person must get one: "cmterm-7970_7971-sccp.8-5-2".</summary>
    public required string Package { get; init; }

    /// <summary>Where its facts come from: a section of the phone facts.</summary>
    public string? Fact { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }

    /// <summary>The first release of it; null: from the first one on.</summary>
    internal LoadVersion? First() => LoadVersion.TryParse(From, out var first) ? first.Release : null;

    /// <summary>The last release of it; null: to the newest.</summary>
    internal LoadVersion? Last() => LoadVersion.TryParse(To, out var last) ? last.Release : null;

    /// <summary>Its releases for people: "8.3(3) to 8.5(2)".</summary>
    internal string Releases() => (First(), Last()) switch
    {
        ({ } first, { } last) => $"{first} to {last}",
        ({ } first, null) => $"{first} or later",
        (null, { } last) => $"{last} or older",
        _ => "any release",
    };
}
