namespace PhoneRig.Network.PhoneWeb;

/// <summary>How phones' web pages are asked for.</summary>
public sealed record PagePollOptions
{
    /// <summary>Default: 80 (facts 8).</summary>
    public int Port { get; init; } = 80;

    /// <summary>From a phone's configuration to the first try. Default: 25 s; its applications take about 20 s to start (L).</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Between the first and the second try; twice as long after each. Default: 10 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between tries at the most. Default: 2 min.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one try may take. Default: 5 s.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how many tries a phone is left alone until it fetches its configuration again. Default: 20, about half an hour.</summary>
    public int MostTries { get; init; } = 20;

    /// <summary>Phones that are asked at the same time; an address beyond that waits for its turn. Default: 32.</summary>
    public int MostAtOnce { get; init; } = 32;
}
