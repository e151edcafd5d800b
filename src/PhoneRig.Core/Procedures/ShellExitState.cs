namespace PhoneRig.Core.Procedures;

/// <summary>What was done about a phone's emergency shell: a plain value.</summary>
/// <param name="SentAt">When it was last asked to end; null for never.</param>
/// <param name="Tries">How often.</param>
public sealed record ShellExitState(TimeSpan? SentAt, int Tries)
{
    /// <summary>It was not seen.</summary>
    public static ShellExitState Closed { get; } = new(null, 0);
}
