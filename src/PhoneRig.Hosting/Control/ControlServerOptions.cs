namespace PhoneRig.Hosting.Control;

/// <summary>The bounds of a control server.</summary>
internal sealed record ControlServerOptions
{
    /// <summary>Bytes of a request at the most: the longest that a verb writes is below 1 kB.</summary>
    public int LongestRequest { get; init; } = 64 * 1024;

    /// <summary>How long a client may take over its request, by the real clock.</summary>
    public TimeSpan RequestWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Events that wait for one client: some ten seconds of four stations' at twenty times the clock's speed.</summary>
    public int Queue { get; init; } = 10_000;

    /// <summary>Clients at the same time.</summary>
    public int Clients { get; init; } = 64;

    /// <summary>How long clients have for the last lines when the server goes.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(2);
}
