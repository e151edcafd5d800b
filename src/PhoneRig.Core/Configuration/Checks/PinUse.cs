namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A pin that the rig file gives a purpose, and where.</summary>
/// <param name="For">The pin and what for.</param>
/// <param name="At">Where the file says so.</param>
internal sealed record PinUse(PinPurpose For, Position At);
