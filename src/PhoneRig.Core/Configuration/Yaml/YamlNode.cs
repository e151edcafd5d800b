namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>A node of a file, with its place.</summary>
internal abstract class YamlNode(Position at)
{
    public Position At => at;

    /// <summary>The node at the end of a path of keys; as far along it as the file goes.</summary>
    public YamlNode Nearest(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path)
        {
            if ((node as MappingNode)?.Find(key) is not { } entry)
            {
                break;
            }

            node = entry.Value;
        }

        return node;
    }

    /// <summary>The place of the last key of a path; where the file does not go so far, of the nearest node above.</summary>
    public Position KeyAt(params ReadOnlySpan<string> path) =>
        (Nearest(path[..^1]) as MappingNode)?.Find(path[^1])?.Key.At ?? Nearest(path).At;

    /// <summary>The keys of the mapping at a path, in the order of the file.</summary>
    public IEnumerable<string> Keys(params ReadOnlySpan<string> path)
    {
        var node = this;
        foreach (var key in path)
        {
            if ((node as MappingNode)?.Find(key) is not { } entry)
            {
                return [];
            }

            node = entry.Value;
        }

        return (node as MappingNode)?.Entries.Select(e => e.Key.Text) ?? [];
    }
}
