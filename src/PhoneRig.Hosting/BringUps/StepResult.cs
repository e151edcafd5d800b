namespace PhoneRig.Hosting.BringUps;

/// <summary>How a step of a bring-up ended.</summary>
public enum StepResult
{
    /// <summary>Proven.</summary>
    Ok,

    /// <summary>Disproven, or not seen within its bound.</summary>
    Failed,

    /// <summary>The station has nothing for it, or what it builds on failed.</summary>
    Skipped,
}
