namespace PhoneRig.Core.Procedures;

/// <summary>Something has not been seen for a while.</summary>
public sealed record AbsentFor
{
    /// <summary>What.</summary>
    public required Condition Of { get; init; }

    /// <summary>For how long, counted from the last sighting or the start.</summary>
    public required TimeSpan For { get; init; }
}
