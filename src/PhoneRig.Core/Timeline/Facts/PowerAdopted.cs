namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What a station's relay said of itself when the rig took it over, or after its board had failed; nothing was moved.</summary>
/// <param name="On">Whether it feeds the phone; null where the part cannot be read back.</param>
public sealed record PowerAdopted(bool? On) : Fact;
