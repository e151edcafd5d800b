namespace PhoneRig.Simulator.Firmware;

/// <summary>Which made-up firmware set is wanted.</summary>
/// <param name="Version">The load's version, such as "9-4-2SR3-1S".</param>
/// <param name="Signing">Which keys sign it.</param>
public sealed record SyntheticFirmwareRequest(string Version, SigningGeneration Signing)
{
    /// <summary>The call protocol in the names of files: "sccp".</summary>
    public string Protocol { get; init; } = "sccp";

    /// <summary>True: files as large as those of 9.4(2)SR3, 8.3 MB in all (facts 3.3); false: a few blocks each.</summary>
    public bool FullSize { get; init; }
}
