using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>A message of SNMP version 2c (RFC 1901, RFC 3416).</summary>
/// <param name="Community">The word that lets one read.</param>
/// <param name="Operation">What it wants.</param>
/// <param name="RequestId">Tells answers apart.</param>
/// <param name="Status">Of an answer: its error, 0 for none; of a bulk request: how many variables do not repeat.</param>
/// <param name="Index">Of an answer: the variable in error, from 1; of a bulk request: how many repetitions.</param>
/// <param name="Variables">The variables.</param>
public sealed record SnmpMessage(string Community, SnmpOperation Operation, int RequestId, int Status, int Index, ImmutableArray<SnmpVariable> Variables)
{
    /// <inheritdoc/>
    public bool Equals(SnmpMessage? other) =>
        other is not null && (Community, Operation, RequestId, Status, Index) == (other.Community, other.Operation, other.RequestId, other.Status, other.Index)
        && Variables.SequenceEqual(other.Variables);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Community, Operation, RequestId, Status, Index, Variables.Length);
}
