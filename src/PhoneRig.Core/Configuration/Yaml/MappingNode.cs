using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>Keys and values, in the order of the file; no key twice.</summary>
internal sealed class MappingNode(Position at, ImmutableArray<MappingEntry> entries) : YamlNode(at)
{
    public ImmutableArray<MappingEntry> Entries => entries;

    public MappingEntry? Find(string key) => entries.FirstOrDefault(e => e.Key.Text == key);

    /// <summary>This mapping with another laid over it: mappings merge, lists and values replace. Every node keeps its own place.</summary>
    public MappingNode Under(MappingNode overlay)
    {
        var merged = entries.Select(mine => overlay.Find(mine.Key.Text) switch
        {
            null => mine,
            { Value: MappingNode theirs } entry when mine.Value is MappingNode ours => entry with { Value = ours.Under(theirs) },
            var entry => entry,
        });
        return new(overlay.At, [.. merged, .. overlay.Entries.Where(e => Find(e.Key.Text) is null)]);
    }
}
