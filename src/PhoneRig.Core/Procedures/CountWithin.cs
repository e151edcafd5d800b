using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Procedures;

/// <summary>Something has been seen several times within a while.</summary>
public sealed record CountWithin
{
    /// <summary>What.</summary>
    public required Condition Of { get; init; }

    /// <summary>How often, at least. Range: 2 to 1000.</summary>
    [Range(2, 1000)]
    public required int Count { get; init; }

    /// <summary>Within how long.</summary>
    public required TimeSpan Within { get; init; }
}
