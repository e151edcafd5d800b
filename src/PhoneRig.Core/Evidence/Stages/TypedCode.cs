namespace PhoneRig.Core.Evidence.Stages;

/// <summary>A code that was typed whole.</summary>
/// <param name="Formats">Whether it formats the flash (facts 2.1); else it erases settings.</param>
/// <param name="At">When its last key was pressed.</param>
internal sealed record TypedCode(bool Formats, TimeSpan At);
