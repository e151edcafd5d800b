namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>A single word or text.</summary>
internal sealed class ScalarNode(Position at, string text, bool quoted, string? comment = null) : YamlNode(at)
{
    public string Text => text;

    /// <summary>True where quotes or a block style say that this is text and nothing else.</summary>
    public bool Quoted => quoted;

    /// <summary>For an empty plain scalar: the comment that follows it on its line, which often was meant as its text.</summary>
    public string? Comment => comment;

    public bool IsEmpty => !quoted && text.Length == 0;
}
