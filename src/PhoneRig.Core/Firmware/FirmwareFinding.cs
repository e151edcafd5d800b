namespace PhoneRig.Core.Firmware;

/// <summary>One thing that was found of a firmware set.</summary>
/// <param name="Flaw">What kind of thing.</param>
/// <param name="IsProblem">True: the set is not served; false: a remark, it can be.</param>
/// <param name="File">The file's name on disk, or the first of several; null where it is about the set.</param>
/// <param name="Message">A sentence with the file's name, what is wrong and what to do.</param>
public sealed record FirmwareFinding(FirmwareFlaw Flaw, bool IsProblem, string? File, string Message);
