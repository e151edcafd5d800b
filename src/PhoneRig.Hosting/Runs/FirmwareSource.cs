using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Runs;

/// <summary>Finds the firmware that a rig serves: sets of the library, folders of files, or made-up sets for simulated phones. Each is checked, and served whole or not at all.</summary>
internal sealed class FirmwareSource
{
    private readonly RigConfig rig;
    private readonly string rigFile;
    private readonly LadderBook ladders;
    private readonly FirmwareShelf? library;
    private readonly ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();

    private FirmwareSource(RigConfig rig, string rigFile, LadderBook ladders, FirmwareShelf? library) =>
        (this.rig, this.rigFile, this.ladders, this.library) = (rig, rigFile, ladders, library);

    /// <summary>Every set of the rig, or why one cannot be served: one sentence for each reason, those of every set.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="rigFile">Its file: paths are relative to it.</param>
    /// <param name="ladders">The rungs: where the rig has no set of one, the newest of the library is taken.</param>
    /// <param name="library">The firmware library; null: there is none.</param>
    /// <param name="problems">Why there is no answer.</param>
    public static FirmwareLibrary? Read(RigConfig rig, string rigFile, LadderBook ladders, FirmwareShelf? library, out ImmutableArray<string> problems)
    {
        var source = new FirmwareSource(rig, rigFile, ladders, library);
        var sets = source.Read();
        problems = source.problems.ToImmutable();
        return problems.IsEmpty ? sets : null;
    }

    private FirmwareLibrary? Read()
    {
        var firmware = rig.Firmware;
        var goal = Read(Attempt.Goal, firmware.Set, firmware.Path, firmware.Synthetic);
        var others = ImmutableSortedDictionary.CreateBuilder<string, FirmwareSet>(StringComparer.Ordinal);
        foreach (var (name, source) in firmware.Others.OrderBy(other => other.Key, StringComparer.Ordinal))
        {
            if (Read(name, source.Set, source.Path, source.Synthetic) is { } other)
            {
                others.Add(name, other);
            }
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        if (goal is not null && problems.Count == 0)
        {
            TakeRungs(goal, others, notes);
        }

        return goal is null ? null : new FirmwareLibrary(goal, others.ToImmutable()) { Notes = notes.ToImmutable() };
    }

    /// <summary>The newest set of the library for each rung that the rig file says nothing of; the goal is the set of its own rung.</summary>
    private void TakeRungs(FirmwareSet goal, ImmutableSortedDictionary<string, FirmwareSet>.Builder others, ImmutableArray<string>.Builder notes)
    {
        var goalRung = goal.Release is { } release ? ladders.RungOf(release) : null;
        var there = library?.Names().Select(library.Manifest).OfType<FirmwareManifest>().Where(set => set.Simulated == rig.Simulated).ToList() ?? [];
        foreach (var rung in ladders.InOrder().Where(rung => rung != goalRung && !others.ContainsKey(rung)))
        {
            foreach (var (manifest, _) in there
                .Select(set => (set, Release: LoadVersion.TryParse(set.LoadId, out var version) ? version : (LoadVersion?)null))
                .Where(set => set.Release is { } version && ladders.RungOf(version) == rung)
                .OrderByDescending(set => set.Release).ThenBy(set => set.set.Set, StringComparer.Ordinal))
            {
                var verified = library!.Verify(manifest.Set);
                if (verified.Set is { } set)
                {
                    others.Add(rung, set);
                    notes.Add($"firmware: {manifest.Set} of the library is served as {rung}, which the rig file does not name");
                    break;
                }

                notes.Add($"firmware: {manifest.Set} of the library is not served as {rung}: {verified.Problems[0]}");
            }
        }
    }

    private FirmwareSet? Read(string name, string? set, string? path, SyntheticFirmwareConfig? synthetic)
    {
        var (found, wrong) = synthetic is not null ? Check($"synthetic {synthetic.Version}", Make(synthetic))
            : set is not null ? FromLibrary(set)
            : ReadFolder(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(rigFile)) ?? ".", path!));
        problems.AddRange(name == Attempt.Goal ? wrong : wrong.Select(problem => $"{name}: {problem}"));
        return found;
    }

    private (FirmwareSet? Set, ImmutableArray<string> Problems) FromLibrary(string set)
    {
        if (library is null)
        {
            return (null, [$"{set} is a set of the firmware library, and there is none here"]);
        }

        if (library.RefuseName(set) is { } unknown)
        {
            return (null, [unknown]);
        }

        var verified = library.Verify(set);
        return verified.Manifest is { Simulated: true } && !rig.Simulated
            ? (null, [$"{set} is a made-up set, and would not start a real phone: name a real one"])
            : (verified.Set, [.. verified.Problems.Select(problem => $"{set}: {problem}")]);
    }

    private (FirmwareSet? Set, ImmutableArray<string> Problems) ReadFolder(string path)
    {
        try
        {
            return Check(path, Directory.EnumerateFiles(path).Select(file =>
                KeyValuePair.Create(Path.GetFileName(file), FirmwareNames.IsFirmware(file) ? File.ReadAllBytes(file) : default(ReadOnlyMemory<byte>))));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{path} cannot be read: {fault.Message} Put the files of one load release there (term70.default.loads, SCCP70.….loads and the *.sbn archives)"]);
        }
    }

    private (FirmwareSet? Set, ImmutableArray<string> Problems) Check(string name, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var report = FirmwareSetReader.Read(name, files, ladders);
        return (report.Set, report.Problems);
    }

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Make(SyntheticFirmwareConfig synthetic) =>
        SyntheticFirmware.Make(new SyntheticFirmwareRequest(synthetic.Version, Enum.Parse<SigningGeneration>(synthetic.Signing, ignoreCase: true))
        {
            FullSize = synthetic.FullSize,
        }).Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)file.Value.AsMemory()));
}
