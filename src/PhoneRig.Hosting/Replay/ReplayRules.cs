using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Replay;

/// <summary>What a run is replayed by. What is null comes from the recording.</summary>
/// <param name="Folder">The phones, procedures, playbooks and diagnoses.</param>
/// <param name="Diagnoses">A file of diagnoses.</param>
public sealed record ReplayRules(ConfigFolder? Folder, string? Diagnoses);
