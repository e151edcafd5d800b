namespace PhoneRig.Core.Configuration;

/// <summary>An HTTP request; its address alone is a GET.</summary>
[ShortForm(nameof(Url))]
public sealed record HttpRequestConfig
{
    /// <summary>Its address: http://... or https://....</summary>
    public required string Url { get; init; }

    /// <summary>Its method. Default: GET.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>What it carries; null: nothing. What begins with { or [ goes as JSON, all else as a form.</summary>
    public string? Body { get; init; }
}
