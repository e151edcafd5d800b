namespace PhoneRig.Cli.Views;

/// <summary>The step that a procedure is at.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Text">What it does, as a phrase.</param>
/// <param name="WaitsFor">What it waits for; null for a step that only acts.</param>
/// <param name="Since">When it began, in rig time.</param>
/// <param name="Until">When it gives up; null where it does not wait.</param>
internal sealed record StepDisplay(int Number, int Of, string Text, string? WaitsFor, TimeSpan Since, TimeSpan? Until);
