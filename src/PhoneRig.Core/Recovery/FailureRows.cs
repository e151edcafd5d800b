using System.Collections.Immutable;

namespace PhoneRig.Core.Recovery;

/// <summary>The rows of the table of known failures (facts 7.2): the common key of diagnoses, which tell them, and simulated phones, which show them.</summary>
public static class FailureRows
{
    /// <summary>All, in the table's order: "1" to "23", "23a", "24", "25".</summary>
    public static readonly ImmutableArray<string> All = [.. Enumerable.Range(1, 23).Select(row => $"{row}"), "23a", "24", "25"];
}
