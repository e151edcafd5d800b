using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Replay;

/// <summary>The firmware sets of a rig as a recording has them: all that is known of them but what is in their files, which is the maker's.</summary>
/// <param name="Sets">The sets, by the names that playbooks use; their files are empty.</param>
/// <param name="Manifest">Size and SHA-256 of each file, by set and name.</param>
internal sealed record RecordedFirmware(
    ImmutableSortedDictionary<string, FirmwareSet> Sets,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, RecordedFirmware.Content>> Manifest)
{
    /// <summary>What one file was.</summary>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Sha256">Its hash, in hex.</param>
    internal sealed record Content(long Bytes, string Sha256);

    /// <summary>Of a rig's library. Reads every byte of it.</summary>
    public static RecordedFirmware Of(FirmwareLibrary library) => new(
        library.All.ToImmutableSortedDictionary(set => set.Key, set => Emptied(set.Value), StringComparer.Ordinal),
        library.All.ToImmutableSortedDictionary(
            set => set.Key,
            set => set.Value.Files.ToImmutableSortedDictionary(
                file => file.Key, file => new Content(file.Value.Length, Convert.ToHexStringLower(SHA256.HashData(file.Value.Span))), StringComparer.Ordinal),
            StringComparer.Ordinal));

    /// <summary>As JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, FactJson.Options);

    /// <summary>Reads it back.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RecordedFirmware Read(string json) =>
        JsonSerializer.Deserialize<RecordedFirmware>(json, FactJson.Options) is { Sets: { } sets } read && sets.ContainsKey(Attempt.Goal) && sets.Values.All(Whole)
            ? read
            : throw new JsonException($"no set \"{Attempt.Goal}\"");

    /// <summary>The library, as far as decisions need it.</summary>
    public FirmwareLibrary Library() => new(
        AnyCase(Sets[Attempt.Goal]),
        Sets.Remove(Attempt.Goal).ToImmutableSortedDictionary(set => set.Key, set => AnyCase(set.Value), StringComparer.Ordinal));

    private static bool Whole(FirmwareSet? set) =>
        set is { LoadId: not null, Files: not null, DefaultLoads.Count: > 0 } && set.DefaultLoads.Values.All(archives => !archives.IsDefault);

    private static FirmwareSet Emptied(FirmwareSet set) => set with { Files = set.Files.ToImmutableSortedDictionary(file => file.Key, _ => ReadOnlyMemory<byte>.Empty) };

    /// <summary>As the phones ask: names match in any case.</summary>
    private static FirmwareSet AnyCase(FirmwareSet set) => set with
    {
        Files = set.Files.WithComparers(StringComparer.OrdinalIgnoreCase),
        DefaultLoads = set.DefaultLoads.WithComparers(StringComparer.OrdinalIgnoreCase),
    };
}
