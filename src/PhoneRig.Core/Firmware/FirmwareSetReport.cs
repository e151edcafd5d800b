using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>What reading a firmware set gave: the set where it can be served, and everything that was found.</summary>
/// <param name="Set">The set; null where there is any problem.</param>
/// <param name="Findings">All problems and remarks, the problems first.</param>
public sealed record FirmwareSetReport(FirmwareSet? Set, ImmutableArray<FirmwareFinding> Findings)
{
    /// <summary>The load's id; null where it cannot be told.</summary>
    public string? LoadId { get; init; }

    /// <summary>The release, by the load's id; null where it cannot be told.</summary>
    public LoadVersion? Release { get; init; }

    /// <summary>The rung of the ladders that the release is of; null where it cannot be told.</summary>
    public string? Rung { get; init; }

    /// <summary>Which keys sign it: by its release, else by its signer (facts 7.1). A hint: no signature is checked.</summary>
    public LoadGeneration? Generation { get; init; }

    /// <summary>Who signed it, by its default-load file; null where that does not say.</summary>
    public string? Signer { get; init; }

    /// <summary>Which size of key signed it (facts 4); null where it does not say.</summary>
    public int? ModulusIndex { get; init; }

    /// <summary>True for a made-up set, which no real phone takes.</summary>
    public bool Simulated => Signer?.StartsWith("CN=simulated-", StringComparison.Ordinal) ?? false;

    /// <summary>The sentences of the problems.</summary>
    public ImmutableArray<string> Problems => [.. Findings.Where(finding => finding.IsProblem).Select(finding => finding.Message)];

    /// <summary>The sentences of the remarks.</summary>
    public ImmutableArray<string> Remarks => [.. Findings.Where(finding => !finding.IsProblem).Select(finding => finding.Message)];
}
