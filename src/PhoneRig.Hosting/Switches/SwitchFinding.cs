namespace PhoneRig.Hosting.Switches;

/// <summary>One thing that a check of the switch found at a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Port">Its port by the rig file.</param>
/// <param name="Ok">True: as it should be.</param>
/// <param name="Text">What was found, and where it is not right, what to do.</param>
public sealed record SwitchFinding(string Station, string Port, bool Ok, string Text);
