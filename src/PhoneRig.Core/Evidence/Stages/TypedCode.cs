namespace PhoneRig.Core.Evidence.Stages;

/// <summary>A code that was typed whole.</summary>
/// <param name="Formats">Whether it formats the flash: the codes named "format-..." do (facts 2.1).</param>
/// <param name="At">When its last key was pressed.</param>
internal sealed record TypedCode(bool Formats, TimeSpan At);
