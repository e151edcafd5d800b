using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>What a reading of an agent's columns came to.</summary>
/// <param name="Rows">The variables below each column, in order, as far as they were read.</param>
/// <param name="Problem">Why not all of it was; null where all was.</param>
public sealed record SnmpReading(ImmutableSortedDictionary<Oid, ImmutableArray<SnmpVariable>> Rows, string? Problem)
{
    /// <summary>True where the agent said nothing at all.</summary>
    public bool Silent { get; init; }

    /// <summary>A column's variables; none where the agent has no such column.</summary>
    public ImmutableArray<SnmpVariable> this[Oid column] => Rows.GetValueOrDefault(column, []);
}
