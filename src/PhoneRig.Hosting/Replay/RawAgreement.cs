namespace PhoneRig.Hosting.Replay;

/// <summary>Whether raw material gives the sightings that are recorded.</summary>
/// <param name="Source">"console" or "capture".</param>
/// <param name="Recorded">Recorded sightings that were held against it.</param>
/// <param name="Found">Those of them that it gives too.</param>
/// <param name="First">The first that differs, in words; null where none does.</param>
/// <param name="Remark">What keeps the comparison from being whole; null for nothing.</param>
public sealed record RawAgreement(string Source, int Recorded, int Found, string? First, string? Remark)
{
    /// <summary>True where nothing differs.</summary>
    public bool Agrees => First is null;
}
