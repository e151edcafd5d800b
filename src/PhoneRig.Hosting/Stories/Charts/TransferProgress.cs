namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>How far a transfer was.</summary>
/// <param name="At">When.</param>
/// <param name="Bytes">Bytes acknowledged until then.</param>
public readonly record struct TransferProgress(TimeSpan At, long Bytes);
