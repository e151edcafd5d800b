namespace PhoneRig.Core.Phones;

/// <summary>A duration of a model, with its range and where it is known from.</summary>
public sealed record Timing
{
    /// <summary>What to expect.</summary>
    public required TimeSpan Typical { get; init; }

    /// <summary>The shortest seen or thinkable. Default: as typical.</summary>
    public TimeSpan? From { get; init; }

    /// <summary>The longest seen or thinkable. Default: as typical.</summary>
    public TimeSpan? To { get; init; }

    /// <summary>Section of the phone facts.</summary>
    public required string Fact { get; init; }

    /// <summary>The longest.</summary>
    public TimeSpan Longest => To ?? Typical;

    /// <summary>The shortest.</summary>
    public TimeSpan Shortest => From ?? Typical;
}
