namespace PhoneRig.Hosting.Control;

/// <summary>Opens a rig in this process; moves nothing yet but releasing keys.</summary>
/// <exception cref="Core.Ports.HardwareFaultException">A part is missing.</exception>
public delegate IOwnedRig OpenRig(RigOpening opening);
