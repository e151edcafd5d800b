namespace PhoneRig.Network.Sccp;

/// <summary>How the registrar treats phones.</summary>
public sealed record SccpRegistrarOptions
{
    /// <summary>How often a phone is told to say that it lives. Default: 30 s, what call managers of the field say.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a registered phone may say nothing. Default: 90 s, three keep-alives.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long after connecting a phone must have registered. Default: 60 s.</summary>
    public TimeSpan RegisterWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the rest of a message may take that has begun. Default: 10 s.</summary>
    public TimeSpan MessageWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections in all. Default: 256; a rig has a few dozen stations at most.</summary>
    public int MostConnections { get; init; } = 256;

    /// <summary>Connections of one address; with one more the oldest goes, since a phone that lost its power leaves one behind. Default: 4.</summary>
    public int MostPerAddress { get; init; } = 4;

    /// <summary>Alarms of one connection that are told. Default: 8.</summary>
    public int MostAlarms { get; init; } = 8;

    /// <summary>The highest protocol version that is granted. Default: 3, whose messages have the fixed layouts that are written here; phones speak it down to (facts 8; L for old loads).</summary>
    public byte Protocol { get; init; } = 3;
}
