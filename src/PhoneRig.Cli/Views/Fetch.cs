namespace PhoneRig.Cli.Views;

/// <summary>A file that a client fetched, or wanted to.</summary>
/// <param name="Client">Who.</param>
/// <param name="File">What.</param>
/// <param name="Began">When it was asked for.</param>
internal sealed record Fetch(string Client, string File, TimeSpan Began)
{
    /// <summary>Bytes acknowledged.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes in all; null where that is not known yet.</summary>
    public long? Total { get; init; }

    /// <summary>Packets sent more than once.</summary>
    public int Resends { get; init; }

    /// <summary>Round trip, smoothed.</summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public TimeSpan? Ended { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Failure { get; init; }
}
