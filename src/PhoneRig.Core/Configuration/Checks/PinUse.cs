namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A pin that the rig file gives a purpose.</summary>
/// <param name="Pin">Which.</param>
/// <param name="Sensor">True for a sensor on a mux channel, false for a pin that is driven.</param>
/// <param name="Purpose">What for, in words.</param>
/// <param name="At">Where the file says so.</param>
internal sealed record PinUse(PinRef Pin, bool Sensor, string Purpose, Position At);
