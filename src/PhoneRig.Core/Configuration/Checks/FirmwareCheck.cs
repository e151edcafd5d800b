namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The firmware is either a folder of real files or a made-up set, and a real rig never serves a made-up one.</summary>
internal sealed class FirmwareCheck : ICheck<RigConfig>
{
    private static readonly string[] Signings = ["old", "dual", "new"];

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Firmware is not { } firmware)
        {
            return;
        }

        if (firmware.Path is null == firmware.Synthetic is null)
        {
            file.At("firmware is exactly one of path (a folder of real files) and synthetic (a made-up set)", "firmware");
        }

        if (firmware.Synthetic is not { } synthetic)
        {
            return;
        }

        if (!file.Value.Simulated)
        {
            file.AtKey("a made-up set would not start a real phone: give the path of a real one, or write simulated: true for the rig", "firmware", "synthetic");
        }

        if (!Signings.Contains(synthetic.Signing))
        {
            file.At($"unknown signing \"{synthetic.Signing}\"; {NearestWord.Hint(synthetic.Signing, Signings)}", "firmware", "synthetic", "signing");
        }

        if (synthetic.Version.AsSpan().ContainsAny(" #/"))
        {
            // Facts 4: the loader says "no space allowed" and "no # allowed".
            file.At($"version \"{synthetic.Version}\": a load's name has no space, # or /", "firmware", "synthetic", "version");
        }
    }
}
