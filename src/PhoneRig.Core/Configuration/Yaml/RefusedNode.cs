namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>Stands where the file has something that is not part of this YAML (an alias); the mistake is already told.</summary>
internal sealed class RefusedNode(Position at) : YamlNode(at);
