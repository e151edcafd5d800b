namespace PhoneRig.Core.Timeline.Facts;

/// <summary>An attempt of the playbook began.</summary>
/// <param name="Number">Counts from 1 within the run.</param>
/// <param name="Procedure">The procedure's name.</param>
/// <param name="Why">Why this one.</param>
/// <param name="Firmware">The firmware set that is served meanwhile, by the name that playbooks use.</param>
public sealed record AttemptStarted(int Number, string Procedure, string Why, string? Firmware = null) : Fact;
