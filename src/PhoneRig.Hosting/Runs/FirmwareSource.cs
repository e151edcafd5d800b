using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Runs;

/// <summary>Finds the firmware that a rig serves: folders of files, or made-up sets for simulated phones.</summary>
internal static class FirmwareSource
{
    /// <summary>Every set of the rig, or why one cannot be served: one sentence for each reason, those of every set.</summary>
    public static FirmwareLibrary? Read(RigConfig rig, string rigFile, out ImmutableArray<string> problems)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var goal = Read(Attempt.Goal, rig.Firmware.Path, rig.Firmware.Synthetic, rigFile, found);
        var others = ImmutableSortedDictionary.CreateBuilder<string, FirmwareSet>(StringComparer.Ordinal);
        foreach (var (name, source) in rig.Firmware.Others.OrderBy(other => other.Key, StringComparer.Ordinal))
        {
            if (Read(name, source.Path, source.Synthetic, rigFile, found) is { } other)
            {
                others.Add(name, other);
            }
        }

        problems = found.ToImmutable();
        return problems.IsEmpty ? new FirmwareLibrary(goal!, others.ToImmutable()) : null;
    }

    private static FirmwareSet? Read(
        string name, string? path, SyntheticFirmwareConfig? synthetic, string rigFile, ImmutableArray<string>.Builder found)
    {
        var set = synthetic is not null
            ? FirmwareSetReader.Read($"synthetic {synthetic.Version}", Make(synthetic), out var problems)
            : ReadFolder(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(rigFile)) ?? ".", path!), out problems);
        found.AddRange(name == Attempt.Goal ? problems : problems.Select(problem => $"{name}: {problem}"));
        return set;
    }

    private static FirmwareSet? ReadFolder(string path, out ImmutableArray<string> problems)
    {
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
