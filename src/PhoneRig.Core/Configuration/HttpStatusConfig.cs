namespace PhoneRig.Core.Configuration;

/// <summary>How an outlet is asked by HTTP whether it is on. What is neither <see cref="On"/> nor <see cref="Off"/> is unknown.</summary>
public sealed record HttpStatusConfig
{
    /// <summary>The address that is read.</summary>
    public required string Url { get; init; }

    /// <summary>Where in a JSON answer the word is: a JSON pointer, /relays/0/ison (RFC 6901).</summary>
    public string? Pointer { get; init; }

    /// <summary>Where in any answer the word is: a regular expression whose first group is the word.</summary>
    public string? Pattern { get; init; }

    /// <summary>The word for on. Default: true.</summary>
    public string On { get; init; } = "true";

    /// <summary>The word for off. Default: false.</summary>
    public string Off { get; init; } = "false";
}
