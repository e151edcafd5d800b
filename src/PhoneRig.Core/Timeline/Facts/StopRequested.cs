namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Someone asked for the run to stop: keys are let go and the run ends where it is safe.</summary>
/// <param name="By">Who: "ctrl-c" or a name.</param>
public sealed record StopRequested(string By) : Fact;
