namespace PhoneRig.Core.Evidence;

/// <summary>The stages in which a phone must not lose its power (design section 4).</summary>
public static class WritingStages
{
    /// <summary>True while it erases, formats, fetches or writes: a cut then can destroy it.</summary>
    public static bool IsWriting(this BootStage stage) => stage is BootStage.Erasing or BootStage.Formatting or BootStage.Downloading or BootStage.Writing;
}
