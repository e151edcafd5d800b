namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A step of a procedure began.</summary>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="Of">How many steps there are.</param>
/// <param name="Text">What it does, as a phrase.</param>
/// <param name="WaitsFor">What it waits for, as a phrase; null for a step that only acts.</param>
/// <param name="Until">Uptime at which the wait gives up.</param>
public sealed record StepStarted(string Procedure, int Step, int Of, string Text, string? WaitsFor, TimeSpan? Until) : Fact;
