using System.Collections.Immutable;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Hosting.Firmware;

/// <summary>What came of an import.</summary>
/// <param name="Manifest">The set in the library; null where nothing was imported.</param>
/// <param name="AlreadyThere">True where a set of that name and content was there before.</param>
/// <param name="Refusal">Why nothing was imported, as a sentence; null where it was, or where <paramref name="Findings"/> say it.</param>
/// <param name="Findings">Everything that was found of the files.</param>
public sealed record FirmwareImport(FirmwareManifest? Manifest, bool AlreadyThere, string? Refusal, ImmutableArray<FirmwareFinding> Findings);
