namespace PhoneRig.Hosting.Journal;

/// <summary>What a run was for one station.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="First">Sequence of its <c>run-started</c>.</param>
/// <param name="Began">Uptime at which it began.</param>
/// <param name="Ended">Uptime at which it ended; null: it is under way, or was cut short.</param>
/// <param name="Outcome">The verdict, or the procedure's outcome; null without an end.</param>
/// <param name="Diagnosis">What is wrong with the phone, by name.</param>
public sealed record JournalRunStation(string Station, string Phone, long First, TimeSpan Began, TimeSpan? Ended, string? Outcome, string? Diagnosis);
