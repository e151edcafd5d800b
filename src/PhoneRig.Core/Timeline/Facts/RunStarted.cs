namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A run of this station began.</summary>
/// <param name="Rig">The rig's name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="Simulated">True where the phone is a simulated one.</param>
/// <param name="Seed">The seed of a simulated run.</param>
/// <param name="Run">The run's id; null in logs that were written before runs had one here.</param>
/// <param name="Job">What is to be done: "recover", or "procedure factory-reset".</param>
/// <param name="Rewrites">How many whole loads the phone may fetch in this run, where that is less than the playbook's limit; null: as the playbook says.</param>
public sealed record RunStarted(string Rig, string Phone, bool Simulated, int? Seed, string? Run = null, string? Job = null, int? Rewrites = null) : Fact;
