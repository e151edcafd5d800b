using System.Collections.Immutable;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>With which senses each row of facts 7.2 can be told.</summary>
/// <param name="Cells">By what a diagnosis is known by (see <see cref="Complaint.Keys"/>) and senses; none where no simulated phone shows it.</param>
internal sealed record SensesTable(ImmutableDictionary<(string Key, WiredSenses Senses), SensesCell> Cells)
{
    /// <summary>With how many seeds each was measured.</summary>
    public int Seeds { get; init; }

    /// <summary>Nothing is known: every answer has to be right.</summary>
    public static SensesTable Empty { get; } = new(ImmutableDictionary<(string, WiredSenses), SensesCell>.Empty);

    /// <summary>True where a phone must be named rightly: what it has can be told, all of it.</summary>
    public bool Tells(Complaint complaint, WiredSenses senses) => complaint.Keys.All(key => !Cells.TryGetValue((key, senses), out var cell) || cell.Told);

    /// <summary>What a phone may be taken for.</summary>
    public ImmutableSortedSet<string> Group(Complaint complaint, WiredSenses senses) =>
        [.. complaint.Keys.SelectMany(key => Cells.TryGetValue((key, senses), out var cell) ? cell.Group : [])];
}
