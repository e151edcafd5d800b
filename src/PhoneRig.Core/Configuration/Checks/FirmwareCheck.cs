using System.Collections.Immutable;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Each firmware set is either a folder of real files or a made-up set, and a real rig never serves a made-up one.</summary>
internal sealed class FirmwareCheck : ICheck<RigConfig>
{
    private static readonly string[] Signings = ["old", "dual", "new"];

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Firmware is not { } firmware)
        {
            return;
        }

        CheckSource(file, firmware.Synthetic, ["firmware"]);
        if (file.Value.Network is { Tftp: ServiceKind.External } && file.Root.Keys("firmware", "others").Any())
        {
            file.AtKey("the site's TFTP server serves firmware (tftp: external), so the rig cannot serve other sets: leave others out", "firmware", "others");
        }

        foreach (var name in file.Root.Keys("firmware", "others"))
        {
            if (name == Attempt.Goal)
            {
                file.AtKey($"\"{Attempt.Goal}\" is the set of firmware itself: call this one something else, such as dual-key", "firmware", "others", name);
            }
            else if (!Names.IsName(name))
            {
                file.AtKey($"firmware set \"{name}\": a name is {Names.Shape}", "firmware", "others", name);
            }

            if (firmware.Others.GetValueOrDefault(name) is { } other)
            {
                CheckSource(file, other.Synthetic, ["firmware", "others", name]);
            }
        }
    }

    private static void CheckSource(ReadFile<RigConfig> file, SyntheticFirmwareConfig? synthetic, ImmutableArray<string> at)
    {
        // By what is written, not by what could be read of it: an unreadable part has been told.
        if (file.Root.Keys([.. at]).Count(key => key is "path" or "synthetic" or "set") != 1)
        {
            file.At("firmware is exactly one of set (of the firmware library), path (a folder of real files) and synthetic (a made-up set)", [.. at]);
        }

        if (synthetic is null)
        {
            return;
        }

        if (!file.Value.Simulated)
        {
            file.AtKey("a made-up set would not start a real phone: give the path of a real one, or write simulated: true for the rig", [.. at, "synthetic"]);
        }

        if (!Signings.Contains(synthetic.Signing))
        {
            file.At($"unknown signing \"{synthetic.Signing}\"; {NearestWord.Hint(synthetic.Signing, Signings)}", [.. at, "synthetic", "signing"]);
        }

        if (synthetic.Version.AsSpan().ContainsAny(" #/"))
        {
            // Facts 4: the loader says "no space allowed" and "no # allowed".
            file.At($"version \"{synthetic.Version}\": a load's name has no space, # or /", [.. at, "synthetic", "version"]);
        }
        else if (!LoadVersion.TryParse(synthetic.Version, out _))
        {
            file.At($"version \"{synthetic.Version}\" is no release: write it as in a load's name, such as 9-4-2SR3-1S", [.. at, "synthetic", "version"]);
        }
    }
}
