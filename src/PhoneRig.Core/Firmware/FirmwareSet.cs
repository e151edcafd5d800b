using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>The files of one load release, as they are served.</summary>
/// <param name="Name">Its name for people: that of the library, the load id, or the folder.</param>
/// <param name="LoadId">What a phone that runs it calls its load: the name of the <c>SCCP70.….loads</c> without its ending.</param>
/// <param name="Files">Content by canonical name.</param>
/// <param name="DefaultLoads">For each default-load file (term70.default.loads), the archives it names, in order.</param>
public sealed record FirmwareSet(
    string Name,
    string LoadId,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files,
    ImmutableSortedDictionary<string, ImmutableArray<string>> DefaultLoads)
{
    /// <summary>Its release, by its load id; null where that does not tell.</summary>
    public LoadVersion? Release => LoadVersion.TryParse(LoadId, out var release) ? release : null;
}
