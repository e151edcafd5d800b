using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>What the timeline shows of what a phone is and what its running loader takes: a plain value.</summary>
public sealed record Resident
{
    /// <summary>Nothing is known.</summary>
    public static Resident Unknown { get; } = new();

    /// <summary>What it calls itself when it asks for an address; null before.</summary>
    public string? Vendor { get; internal init; }

    /// <summary>The default load that it asked for last; null for none.</summary>
    public string? DefaultLoad { get; internal init; }

    /// <summary>The load that it runs, named by its console or by its having fetched the whole of it and started again; null where neither was seen.</summary>
    public string? Load { get; internal init; }

    /// <summary>Whether its console named <see cref="Load"/>.</summary>
    public bool NamedByItself { get; internal init; }

    /// <summary>The rungs of which its loader has asked for archives, since it last changed.</summary>
    public ImmutableSortedSet<string> Took { get; internal init; } = [];

    /// <summary>The rungs that its loader did not take, since it last changed: never offered again to it.</summary>
    public ImmutableSortedSet<string> Refused { get; internal init; } = [];

    /// <summary>How many whole loads it has fetched in this run.</summary>
    public int Rewrites { get; internal init; }

    /// <summary>How many of them it has started anew with.</summary>
    public int Changes { get; internal init; }

    /// <summary>The load whose list of archives it has fetched last.</summary>
    internal string? Offered { get; init; }

    /// <summary>Archives served whole since.</summary>
    internal ImmutableSortedSet<string> Fetched { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The load that it has fetched whole, and has not started with yet.</summary>
    internal string? Whole { get; init; }
}
