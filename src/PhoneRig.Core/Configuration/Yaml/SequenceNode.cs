using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>A list.</summary>
internal sealed class SequenceNode(Position at, ImmutableArray<YamlNode> items) : YamlNode(at)
{
    public ImmutableArray<YamlNode> Items => items;
}
