namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// How often in a row a phone took a lease and asked for the next one before it could have fetched anything. One that does so again and again asks a file
/// server that gives it nothing (facts 1.4, 7.2 row 7): its next lease is not taken for the beginning of a download, else its power could never be cut.
/// </summary>
/// <param name="Count">How often.</param>
/// <param name="LeasedAt">When it took the last one; null where it has done something else since.</param>
internal sealed record FruitlessLeases(int Count, TimeSpan? LeasedAt)
{
    /// <summary>Fewer are no habit: a server may have been away for a minute.</summary>
    private const int Habit = 3;

    public static FruitlessLeases None { get; } = new(0, null);

    public bool IsHabit => Count >= Habit;

    /// <summary>When the DISCOVER that a habit has next is overdue, so that the phone may be fetching after all; null where it has none, or has it under way.</summary>
    /// <param name="pause">See <see cref="StageTable.LeasePause"/>.</param>
    public TimeSpan? OverdueAt(TimeSpan pause) => IsHabit ? LeasedAt + pause : null;

    public FruitlessLeases Leased(TimeSpan now) => this with { LeasedAt = now };

    public FruitlessLeases Asked(TimeSpan now, TimeSpan pause) => now < LeasedAt + pause ? new(Count + 1, null) : None;
}
