using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PhoneRig.Core.Configuration.Yaml;

/// <summary>
/// Reads a file into nodes. Of YAML we take mappings, lists and scalars; anchors, aliases, tags and several documents in one file
/// are refused, since they make a file mean what its reader does not see.
/// </summary>
internal sealed class YamlReader
{
    // Nobody writes a rig this deep; a hostile file might, to overflow a stack.
    private const int MaximumDepth = 64;

    private readonly string file;
    private readonly string[] lines;
    private readonly ProblemList problems;
    private readonly Parser parser;
    private int depth;

    private YamlReader(string file, string text, ProblemList problems)
    {
        this.file = file;
        this.problems = problems;
        lines = text.Split('\n');
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The file's top mapping; null where there is none, which then is among the problems.</summary>
    public static MappingNode? Read(string file, string text, ProblemList problems)
    {
        var reader = new YamlReader(file, text, problems);
        if (reader.FindsTabs())
        {
            return null;
        }

        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException error)
        {
            problems.Add(reader.At(error.Start), reader.Explain(error));
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.1.0 throws these without a place: the first from its scanner on an unclosed bracket, the second on a strange tag.
            problems.Add(reader.At(reader.parser.Current?.End ?? Mark.Empty), "cannot be read as YAML after this place: is a bracket or brace not closed?");
            return null;
        }
    }

    private bool FindsTabs()
    {
        var before = problems.Count;
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = lines[i].AsSpan(0, lines[i].Length - lines[i].AsSpan().TrimStart().Length);
            if (indent.Length < lines[i].TrimEnd().Length && indent.IndexOf('\t') is >= 0 and var tab)
            {
                problems.Add(new(file, i + 1, tab + 1), "a tab: YAML indents by spaces");
            }
        }

        return problems.Count > before;
    }

    private MappingNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Add(new(file, 1, 1), "the file is empty");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Add(At(second.Start), "a second document begins: one file describes one thing");
        }

        switch (root)
        {
            case MappingNode mapping:
                return mapping;
            case RefusedNode:
                return null;
            default:
                problems.Add(root.At, "a file begins with a mapping: KEY: VALUE");
                return null;
        }
    }

    private YamlNode ReadNode()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            problems.Add(At(alias.Start), $"\"*\" begins an alias in YAML, which is not used here: write \"*{alias.Value}\" in quotes");
            return new RefusedNode(At(alias.Start));
        }

        if (++depth > MaximumDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "nested too deeply");
        }

        RefuseAnchorAndTag();
        YamlNode node = parser.Current switch
        {
            MappingStart start => ReadMapping(start),
            SequenceStart start => ReadSequence(start),
            _ => ReadScalar(parser.Consume<Scalar>()),
        };
        depth--;
        return node;
    }

    private void RefuseAnchorAndTag()
    {
        if (parser.Current is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            problems.Add(At(node.Start), $"\"&{node.Anchor.Value}\" is an anchor in YAML, which is not used here: leave it out, or write the text in quotes");
        }

        if (!node.Tag.IsEmpty && node is not Scalar { Tag.Value: "!" or "tag:yaml.org,2002:str", IsQuotedImplicit: true })
        {
            problems.Add(At(node.Start), $"\"{node.Tag.Value}\" is a tag in YAML, which is not used here: leave it out, or write the text in quotes");
        }
    }

    private MappingNode ReadMapping(MappingStart start)
    {
        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<MappingEntry>();
        var seen = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode();
            var value = ReadNode();
            if (key is not ScalarNode { Text.Length: > 0 } word)
            {
                if (key is not RefusedNode)
                {
                    problems.Add(key.At, "a key is a single word");
                }
            }
            else if (seen.TryGetValue(word.Text, out var first))
            {
                problems.Add(word.At, $"\"{word.Text}\" is given twice: first in line {first.Line}");
            }
            else
            {
                seen.Add(word.Text, word.At);
                entries.Add(new(word, value));
            }
        }

        return new(At(start.Start), entries.ToImmutable());
    }

    private SequenceNode ReadSequence(SequenceStart start)
    {
        parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        return new(At(start.Start), items.ToImmutable());
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var at = At(scalar.Start);
        var quoted = scalar.Style != ScalarStyle.Plain;
        return new(at, scalar.Value, quoted, !quoted && scalar.Value.Length == 0 ? CommentAfter(at) : null);
    }

    private string? CommentAfter(Position at)
    {
        if (at.Line > lines.Length || at.Column > lines[at.Line - 1].Length)
        {
            return null;
        }

        var rest = lines[at.Line - 1][(at.Column - 1)..].Trim().TrimStart(':').TrimStart();
        return rest.StartsWith('#') ? rest : null;
    }

    private Position At(Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private string Explain(YamlException error)
    {
        var at = At(error.Start);
        var line = at.Line <= lines.Length ? lines[at.Line - 1] : "";
        return (at.Column <= line.Length ? line[at.Column - 1] : ' ') switch
        {
            '*' or '&' or '@' or '`' or '%' or '!' => $"\"{line[at.Column - 1]}\" means something else in YAML here: write the text in quotes",
            _ when error.Message.Contains("invalid mapping", StringComparison.Ordinal) => "\": \" means something in YAML: write the whole text in quotes",
            _ => $"cannot be read as YAML: {char.ToLowerInvariant(error.Message[0])}{error.Message[1..].TrimEnd('.')}",
        };
    }
}
