using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Makes a <see cref="FirmwareSet"/> of files, or says everything that keeps it from being served.</summary>
public static class FirmwareSetReader
{
    private const string LoadsEnding = ".loads";
    private const string DefaultEnding = ".default.loads";

    /// <summary>Reads a set.</summary>
    /// <param name="name">The set's name for people.</param>
    /// <param name="files">Every file of it, by name as on disk.</param>
    /// <param name="problems">All that is wrong, one sentence each; empty when there is a set.</param>
    /// <returns>The set; null where there is a problem.</returns>
    public static FirmwareSet? Read(string name, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files, out ImmutableArray<string> problems)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var sameName = files.ToLookup(file => file.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var twins in sameName.Where(twins => twins.Count() > 1))
        {
            // Names are served without regard to case (facts 3.4), so one of them never would be.
            found.Add($"{string.Join(", ", twins.Select(file => file.Key).Order(StringComparer.Ordinal))} differ only in upper and lower case: keep one of them");
        }

        var all = sameName.ToImmutableSortedDictionary(twins => twins.Key, twins => twins.First().Value, StringComparer.OrdinalIgnoreCase);
        var defaults = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        var loads = new List<string>();

        foreach (var (file, content) in all)
        {
            if (!file.EndsWith(LoadsEnding, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (LoadsManifest.TryRead(content.Span, out var manifest, out var problem))
            {
                foreach (var missing in manifest.Archives.Where(archive => !all.ContainsKey(archive)))
                {
                    found.Add($"{file} names {missing}, which is not there: the set is incomplete");
                }

                if (file.EndsWith(DefaultEnding, StringComparison.OrdinalIgnoreCase))
                {
                    defaults[file] = manifest.Archives;
                }
                else
                {
                    loads.Add(file);
                }
            }
            else
            {
                found.Add($"{file}: {problem}");
            }
        }

        if (defaults.Count == 0)
        {
            found.Add("no *.default.loads file (such as term70.default.loads): a wiped phone asks for it first");
        }

        if (loads.Count != 1)
        {
            found.Add(loads.Count == 0
                ? "no named load (such as SCCP70.9-4-2SR3-1S.loads): the set's load cannot be told"
                : $"more than one named load ({string.Join(", ", loads)}): keep one release in a folder");
        }

        problems = found.ToImmutable();
        return problems.IsEmpty ? new FirmwareSet(name, loads[0][..^LoadsEnding.Length], all, defaults.ToImmutable()) : null;
    }
}
