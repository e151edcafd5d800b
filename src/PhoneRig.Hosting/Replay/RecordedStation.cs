namespace PhoneRig.Hosting.Replay;

/// <summary>What a recorded run was for one station.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="First">Sequence of its <c>run-started</c>; what comes before it is what the run went on from.</param>
/// <param name="Outcome">The verdict, or the procedure's outcome; null without an end.</param>
/// <param name="Diagnosis">What is wrong with the phone, by name.</param>
public sealed record RecordedStation(string Station, string Phone, long First, string? Outcome, string? Diagnosis);
