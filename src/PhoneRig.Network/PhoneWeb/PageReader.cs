using System.Globalization;
using System.Text;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>
/// Reads one answer of a phone's web server as it comes in (RFC 9112): status line, headers, and a body whose end is told by its length, by chunks, or by the end of the
/// connection. Any bytes will do; what is longer than the bounds is refused.
/// </summary>
public sealed class PageReader
{
    /// <summary>Status line and headers; a phone's have a few hundred bytes.</summary>
    private const int LongestHead = 8 << 10;

    /// <summary>The line with a chunk's length.</summary>
    private const int LongestChunkSize = 64;

    private readonly List<byte> head = [];
    private readonly List<byte> body = [];
    private int? length;
    private bool chunked;
    private bool inBody;
    private readonly StringBuilder chunkSize = new();
    private int chunkLeft;
    private bool betweenChunks;

    /// <summary>The status, such as 200; null before the head is whole.</summary>
    public int? Status { get; private set; }

    /// <summary>True once the answer is whole, or can never be.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>The body, once it is whole.</summary>
    public byte[] Body => [.. length is { } told && !chunked ? body.Take(told) : body];

    /// <summary>Takes the next bytes.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (IsOver)
        {
            return;
        }

        if (!inBody)
        {
            var before = head.Count;
            head.AddRange(bytes);
            if (EndOfHead(Math.Max(0, before - 3)) is not { } end)
            {
                if (head.Count > LongestHead)
                {
                    Fail("its headers are too long");
                }

                return;
            }

            var rest = head.GetRange(end, head.Count - end);
            head.RemoveRange(end, head.Count - end);
            if (!ReadHead())
            {
                return;
            }

            inBody = true;
            bytes = rest.ToArray();
        }

        if (chunked)
        {
            Unchunk(bytes);
        }
        else
        {
            body.AddRange(bytes);
        }

        Judge();
    }

    /// <summary>The connection has ended in order.</summary>
    public void End()
    {
        if (!IsOver)
        {
            IsOver = true;
            Problem = inBody && !chunked && length is null ? null : "the answer broke off";
        }
    }

    private void Judge()
    {
        if (body.Count > LooseXml.Longest)
        {
            Fail("the answer is too long");
        }
        else if (!chunked && length is { } told && body.Count >= told)
        {
            IsOver = true;
        }
    }

    private bool ReadHead()
    {
        var lines = Encoding.Latin1.GetString([.. head]).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            Fail("the answer is no HTTP");
            return false;
        }

        Status = status;
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon < 0 ? ("", "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var told) || told > LooseXml.Longest)
                {
                    Fail("the answer is too long");
                    return false;
                }

                length = told;
            }
            else if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                chunked = value.EndsWith("chunked", StringComparison.OrdinalIgnoreCase);
            }
        }

        return true;
    }

    /// <summary>Takes bytes of a body in chunks (RFC 9112 section 7.1): a length in hexadecimal, a line's end, as many bytes, a line's end; 0 is the last.</summary>
    private void Unchunk(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (chunkLeft > 0)
            {
                body.Add(one);
                chunkLeft--;
                betweenChunks = chunkLeft == 0;
            }
            else if (one == '\n' && betweenChunks)
            {
                betweenChunks = false;
            }
            else if (one == '\n')
            {
                var size = chunkSize.ToString().Split(';')[0].Trim();
                chunkSize.Clear();
                if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out chunkLeft) || chunkLeft is < 0 or > LooseXml.Longest)
                {
                    Fail("the answer is no HTTP");
                    return;
                }

                if (chunkLeft == 0)
                {
                    IsOver = true;
                    return;
                }
            }
            else if (chunkSize.Append((char)one).Length > LongestChunkSize)
            {
                Fail("the answer is no HTTP");
                return;
            }
        }
    }

    private int? EndOfHead(int from)
    {
        for (var at = from; at < head.Count; at++)
        {
            if (head[at] == '\n' && at > 0 && (head[at - 1] == '\n' || (at > 1 && head[at - 1] == '\r' && head[at - 2] == '\n')))
            {
                return at + 1;
            }
        }

        return null;
    }

    private void Fail(string why)
    {
        IsOver = true;
        Problem ??= why;
    }
}
