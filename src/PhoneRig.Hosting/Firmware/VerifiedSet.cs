using System.Collections.Immutable;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Hosting.Firmware;

/// <summary>A set of the library, compared with its manifest and checked again.</summary>
/// <param name="Name">The set.</param>
/// <param name="Manifest">Its manifest; null where that cannot be read.</param>
/// <param name="Set">The set to serve; null where there is any problem.</param>
/// <param name="Findings">Everything that was found.</param>
public sealed record VerifiedSet(string Name, FirmwareManifest? Manifest, FirmwareSet? Set, ImmutableArray<FirmwareFinding> Findings)
{
    /// <summary>The sentences of the problems.</summary>
    public ImmutableArray<string> Problems => [.. Findings.Where(finding => finding.IsProblem).Select(finding => finding.Message)];
}
