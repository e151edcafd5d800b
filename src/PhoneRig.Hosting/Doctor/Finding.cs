namespace PhoneRig.Hosting.Doctor;

/// <summary>One thing that was found of a machine that is to run a rig.</summary>
/// <param name="Grade">How bad it is.</param>
/// <param name="What">What was looked at, and what was seen, as a sentence.</param>
/// <param name="Mend">The command that mends it, to be typed as it is; null where it is in order, or where no command can.</param>
public sealed record Finding(FindingGrade Grade, string What, string? Mend = null);
