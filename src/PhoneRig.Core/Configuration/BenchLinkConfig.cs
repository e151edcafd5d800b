namespace PhoneRig.Core.Configuration;

/// <summary>What is wrong with a simulated phone's network cable, in both directions; each datagram's fate is drawn from the run's seed.</summary>
public sealed record BenchLinkConfig
{
    /// <summary>The share of datagrams that never arrive.</summary>
    public Percent Loss { get; init; }

    /// <summary>The share that arrives twice.</summary>
    public Percent Duplicates { get; init; }

    /// <summary>The share that is overtaken by what is sent after it.</summary>
    public Percent Reordered { get; init; }

    /// <summary>How long every datagram takes on top. Default: nothing.</summary>
    public TimeSpan Delay { get; init; }
}
