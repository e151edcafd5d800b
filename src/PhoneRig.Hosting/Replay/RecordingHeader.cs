using System.Collections.Immutable;

namespace PhoneRig.Hosting.Replay;

/// <summary>What a recording is of.</summary>
public sealed record RecordingHeader
{
    /// <summary>The form that it is written in; this program reads up to 1.</summary>
    public required int Form { get; init; }

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The rig's name.</summary>
    public required string Rig { get; init; }

    /// <summary>The boot that uptimes count from.</summary>
    public required string Boot { get; init; }

    /// <summary>True where phones and metal were simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>The seed of a simulated run.</summary>
    public int? Seed { get; init; }

    /// <summary>How many times faster than the clock; null where it is not known.</summary>
    public double? Speed { get; init; }

    /// <summary>What was real and what was not; null where it is not known.</summary>
    public string? Surroundings { get; init; }

    /// <summary>What was to be done: "recover", or "procedure factory-reset".</summary>
    public string? Job { get; init; }

    /// <summary>Wall clock, for people.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The program that ran it.</summary>
    public required string Version { get; init; }

    /// <summary>False where the files in it are those of the moment of the export: the copy that the run went by was not kept.</summary>
    public required bool AsApplied { get; init; }

    /// <summary>True where entries of before the run were left out, because there were too many.</summary>
    public bool Thinned { get; init; }

    /// <summary>Its stations.</summary>
    public required ImmutableArray<RecordedStation> Stations { get; init; }

    /// <summary>What is in it, as sentences for whoever is about to send it.</summary>
    public required ImmutableArray<string> Holds { get; init; }
}
