namespace PhoneRig.Hosting.Replay;

/// <summary>A diagnosis along a recorded run.</summary>
/// <param name="At">When it was met, in rig time: in the recording, else in the replay.</param>
/// <param name="Diagnosis">Its name.</param>
/// <param name="Cause">What is wrong, as a sentence.</param>
/// <param name="Recorded">Whether the recording has it.</param>
/// <param name="Replayed">Whether the rules of the replay see it.</param>
public sealed record ReplayedDiagnosis(TimeSpan At, string Diagnosis, string Cause, bool Recorded, bool Replayed);
