using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Runs;

/// <summary>Finds the firmware that a rig serves: a folder of files, or a made-up set for simulated phones.</summary>
internal static class FirmwareSource
{
    /// <summary>The set, or why there is none: one sentence for each reason.</summary>
    public static FirmwareSet? Read(RigConfig rig, string rigFile, out ImmutableArray<string> problems)
    {
        if (rig.Firmware.Synthetic is { } synthetic)
        {
            return FirmwareSetReader.Read($"synthetic {synthetic.Version}", Make(synthetic), out problems);
        }

        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(rigFile)) ?? ".", rig.Firmware.Path!);
        try
        {
            return FirmwareSetReader.Read(
                path,
                Directory.EnumerateFiles(path).Select(file =>
                    KeyValuePair.Create(Path.GetFileName(file), (ReadOnlyMemory<byte>)File.ReadAllBytes(file))),
                out problems);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems = [$"{path} cannot be read: {fault.Message} Put the files of one load release there (term70.default.loads, SCCP70.….loads and the *.sbn archives)"];
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Make(SyntheticFirmwareConfig synthetic) =>
        SyntheticFirmware.Make(new SyntheticFirmwareRequest(synthetic.Version, Enum.Parse<SigningGeneration>(synthetic.Signing, ignoreCase: true))
        {
            FullSize = synthetic.FullSize,
        }).Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)file.Value.AsMemory()));
}
