namespace PhoneRig.Core.Firmware;

/// <summary>One load on a way.</summary>
/// <param name="Rung">The rung that it is of.</param>
/// <param name="Set">The set to serve; null where none of this rung is there.</param>
/// <param name="Release">The set's release; null where there is none.</param>
/// <param name="Why">Why a phone takes it at this place, and what it is for; a sentence.</param>
public sealed record LadderStep(string Rung, string? Set, LoadVersion? Release, string Why);
