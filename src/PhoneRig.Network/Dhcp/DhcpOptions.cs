using System.Buffers.Binary;
using System.Collections;
using System.Net;
using System.Text;

namespace PhoneRig.Network.Dhcp;

/// <summary>The options of a DHCP message, in order, one value per code. Compared by value.</summary>
public sealed class DhcpOptions : IEquatable<DhcpOptions>, IEnumerable<KeyValuePair<byte, ReadOnlyMemory<byte>>>
{
    private readonly List<KeyValuePair<byte, ReadOnlyMemory<byte>>> values = [];

    /// <summary>Adds bytes; bytes of a code that is there already are joined to it (RFC 3396 section 7).</summary>
    public DhcpOptions Add(byte code, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Key == code)
            {
                values[i] = new(code, (byte[])[.. values[i].Value.Span, .. value]);
                return this;
            }
        }

        values.Add(new(code, value.ToArray()));
        return this;
    }

    /// <summary>Adds an IPv4 address.</summary>
    public DhcpOptions Add(byte code, IPAddress address) => Add(code, address.GetAddressBytes());

    /// <summary>Adds a duration in whole seconds; the unsigned maximum stands for ever (RFC 2131 section 3.3).</summary>
    public DhcpOptions Add(byte code, TimeSpan duration)
    {
        Span<byte> seconds = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(seconds, (uint)Math.Clamp(duration.TotalSeconds, 0, uint.MaxValue));
        return Add(code, seconds);
    }

    /// <summary>Adds a text without a NUL.</summary>
    public DhcpOptions Add(byte code, string text) => Add(code, Encoding.Latin1.GetBytes(text));

    /// <summary>The bytes of an option; null where it is not there.</summary>
    public ReadOnlyMemory<byte>? Find(byte code)
    {
        foreach (var (key, value) in values)
        {
            if (key == code)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>An option that is one IPv4 address; null where it is not there or of another length.</summary>
    public IPAddress? FindAddress(byte code) => Find(code) is { Length: 4 } value ? new IPAddress(value.Span) : null;

    /// <summary>An option that is text, without trailing NULs (phones send one, facts 8); null where it is not there.</summary>
    public string? FindText(byte code) => Find(code) is { } value ? Encoding.Latin1.GetString(value.Span).TrimEnd('\0') : null;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<byte, ReadOnlyMemory<byte>>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(DhcpOptions? other) =>
        other is not null && values.Count == other.values.Count
        && values.Zip(other.values).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.Span.SequenceEqual(pair.Second.Value.Span));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DhcpOptions);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (code, value) in values)
        {
            hash.Add(code);
            hash.AddBytes(value.Span);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', values.Select(option => $"{option.Key}={Convert.ToHexStringLower(option.Value.Span)}"));
}
