namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>A key of a mapping and what it stands for.</summary>
internal sealed record MappingEntry(ScalarNode Key, YamlNode Value);
