using System.Collections.Frozen;
using System.Net;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Support;

/// <summary>
/// Files in memory: one firmware set and generated files over it, by name whatever the case. A switch to another set reaches
/// each phone at its next <c>*.loads</c> request: a phone in the middle of a set gets the rest of that set (design 8).
/// </summary>
public sealed class TftpFileTable : ITftpFiles
{
    private readonly Dictionary<string, TftpFile> generated = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<IPAddress, FrozenDictionary<string, TftpFile>> inUse = [];
    private FrozenDictionary<string, TftpFile> set;

    /// <summary>Serves a set, possibly empty.</summary>
    /// <exception cref="ArgumentException">Two files of the set differ in case only.</exception>
    public TftpFileTable(IEnumerable<TftpFile> set) => this.set = Index(set);

    /// <summary>Serves another set from each phone's next <c>*.loads</c> request on.</summary>
    /// <exception cref="ArgumentException">Two files of the set differ in case only.</exception>
    public void SwitchTo(IEnumerable<TftpFile> next) => set = Index(next);

    /// <summary>Serves a generated file, in place of one of the same name; at once, and in place of the set's.</summary>
    public void Put(TftpFile file) => generated[file.Name] = file;

    /// <summary>Serves a generated file no more.</summary>
    /// <returns>False where there was none.</returns>
    public bool Remove(string name) => generated.Remove(name);

    /// <inheritdoc/>
    public TftpFile? Find(IPAddress client, string name)
    {
        if (name.EndsWith(".loads", StringComparison.OrdinalIgnoreCase) || !inUse.TryGetValue(client, out var files))
        {
            files = inUse[client] = set;
        }

        return generated.GetValueOrDefault(name) ?? files.GetValueOrDefault(name);
    }

    private static FrozenDictionary<string, TftpFile> Index(IEnumerable<TftpFile> files)
    {
        var byName = new Dictionary<string, TftpFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (!byName.TryAdd(file.Name, file))
            {
                throw new ArgumentException(
                    $"The set holds both {byName[file.Name].Name} and {file.Name}: phones ask in any case, so take one of them out.", nameof(files));
            }
        }

        return byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
