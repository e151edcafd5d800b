using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Core.Configuration;

/// <summary>Who is told of campaigns, by an HTTP POST of JSON; its address alone tells all.</summary>
[ShortForm(nameof(Url))]
public sealed record WebhookConfig
{
    /// <summary>Where to: http://... or https://....</summary>
    public required string Url { get; init; }

    /// <summary>What is told: verdict, quarantine, end. Default: all of them.</summary>
    public ImmutableArray<NewsKind> Tells { get; init; } = [NewsKind.Verdict, NewsKind.Quarantine, NewsKind.End];

    /// <summary>A file whose first line is sent as a bearer token (RFC 6750); null: none is.</summary>
    public string? TokenFile { get; init; }

    /// <summary>How long an answer may take. Default: 10 s (our choice).</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(10);
}
