using System.Collections.Immutable;

namespace PhoneRig.Simulator.Firmware;

/// <summary>What happens to firmware files on the way from the maker to a bench.</summary>
public static class FirmwareDamage
{
    /// <summary>The set with one file cut short.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such file.</exception>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Truncate(
        this ImmutableDictionary<string, ImmutableArray<byte>> files, string name, int length) =>
        files.SetItem(name, files[name][..length]);

    /// <summary>The set with one file under another name, its contents (and so the name inside) as they were.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such file.</exception>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Rename(
        this ImmutableDictionary<string, ImmutableArray<byte>> files, string name, string newName) =>
        files.Remove(name).SetItem(newName, files[name]);

    /// <summary>The set with the last byte of one file flipped.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such file.</exception>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Corrupt(
        this ImmutableDictionary<string, ImmutableArray<byte>> files, string name)
    {
        var file = files[name];
        return files.SetItem(name, file.SetItem(file.Length - 1, (byte)(file[^1] ^ 0xFF)));
    }
}
