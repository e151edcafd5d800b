using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>An outlet that feeds the phone, switched by HTTP requests.</summary>
public sealed record HttpPowerConfig
{
    /// <summary>The request that feeds the phone.</summary>
    public required HttpRequestConfig On { get; init; }

    /// <summary>The request that cuts it.</summary>
    public required HttpRequestConfig Off { get; init; }

    /// <summary>How the outlet is asked how it is; null: it cannot say.</summary>
    public HttpStatusConfig? Status { get; init; }

    /// <summary>Who asks, by basic authentication; null: nobody.</summary>
    public string? User { get; init; }

    /// <summary>A file that holds the user's password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Headers of every request, by name.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How long an answer may take. Default: 5 s (our choice: such outlets are slow, and a deed waits 30 s at the most).</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(5);
}
