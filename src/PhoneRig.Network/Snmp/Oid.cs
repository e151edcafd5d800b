using System.Collections.Immutable;
using System.Globalization;

namespace PhoneRig.Network.Snmp;

/// <summary>An object identifier: up to 128 numbers of 32 bits (RFC 2578 section 3.5), in the order that a walk has them.</summary>
public readonly record struct Oid : IComparable<Oid>
{
    /// <summary>Most numbers in one.</summary>
    public const int Longest = 128;

    private readonly ImmutableArray<uint> numbers;

    /// <summary>From its numbers.</summary>
    public Oid(params ImmutableArray<uint> numbers) => this.numbers = numbers;

    /// <summary>Its numbers.</summary>
    public ImmutableArray<uint> Numbers => numbers.IsDefault ? [] : numbers;

    /// <summary>Reads "1.3.6.1".</summary>
    /// <exception cref="FormatException">A part is no number.</exception>
    public static Oid Parse(string text) => new([.. text.Split('.').Select(part => uint.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))]);

    /// <summary>This one with more numbers.</summary>
    public Oid Then(params ReadOnlySpan<uint> more) => new([.. Numbers, .. more]);

    /// <summary>Whether it lies below another.</summary>
    public bool IsBelow(Oid other) => Numbers.Length > other.Numbers.Length && Numbers.AsSpan().StartsWith(other.Numbers.AsSpan());

    /// <summary>What it has beyond another that it lies below.</summary>
    public ImmutableArray<uint> Below(Oid other) => Numbers[other.Numbers.Length..];

    /// <inheritdoc/>
    public bool Equals(Oid other) => Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in Numbers)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(Oid other) => Numbers.AsSpan().SequenceCompareTo(other.Numbers.AsSpan());

    /// <summary>Whether one comes before another.</summary>
    public static bool operator <(Oid one, Oid other) => one.CompareTo(other) < 0;

    /// <summary>Whether one comes after another.</summary>
    public static bool operator >(Oid one, Oid other) => one.CompareTo(other) > 0;

    /// <summary>Whether one does not come after another.</summary>
    public static bool operator <=(Oid one, Oid other) => one.CompareTo(other) <= 0;

    /// <summary>Whether one does not come before another.</summary>
    public static bool operator >=(Oid one, Oid other) => one.CompareTo(other) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Numbers);
}
