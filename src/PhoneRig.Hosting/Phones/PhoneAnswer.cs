namespace PhoneRig.Hosting.Phones;

/// <summary>What came of asking a phone what it is. What it does not say is null.</summary>
public sealed record PhoneAnswer
{
    /// <summary>Why it was not read, and what to do, as a sentence; null where it was.</summary>
    public string? Problem { get; init; }

    /// <summary>The load it runs: its application's, as the page calls it.</summary>
    public string? Load { get; init; }

    /// <summary>"SEP001B2C3D4E5F".</summary>
    public string? Device { get; init; }

    /// <summary>Its hardware address.</summary>
    public string? Mac { get; init; }

    /// <summary>"CP-7970G".</summary>
    public string? Model { get; init; }

    /// <summary>Its serial number.</summary>
    public string? Serial { get; init; }

    /// <summary>versionID: of its board, or of its software with some loads.</summary>
    public string? Version { get; init; }

    /// <summary>Its first line's number.</summary>
    public string? Number { get; init; }
}
