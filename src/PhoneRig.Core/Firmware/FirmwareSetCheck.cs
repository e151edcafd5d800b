using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Reads one set: every file by itself, and then what they say of each other.</summary>
internal sealed class FirmwareSetCheck(LadderBook ladders)
{
    private static readonly string[] OwnFamilies = ["70", "71"];

    private readonly List<FirmwareFinding> findings = [];

    public FirmwareSetReport Read(string name, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var all = new List<FirmwareFile>();
        foreach (var (onDisk, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (FirmwareNames.IsFirmware(onDisk))
            {
                all.Add(FirmwareFileReader.Read(onDisk, content, (flaw, problem, file, message) => findings.Add(new(flaw, problem, file, message))));
            }
            else
            {
                Remark(FirmwareFlaw.NotFirmware, onDisk, $"{onDisk.Trim()} is no file of a load: it is left out");
            }
        }

        var own = OwnFamily(SameNames(all));
        var lists = own.Where(file => !file.Archives.IsDefault).ToList();
        var defaults = lists.Where(file => FirmwareNames.IsDefault(file.Name)).ToList();
        MissingAndExtra(own, lists);
        var loadId = LoadOf(own, defaults.Count > 0 || own.Exists(file => FirmwareNames.IsDefault(file.Name)));
        MixedReleases(lists);
        return Report(name, own, defaults, loadId);
    }

    private FirmwareSetReport Report(string name, List<FirmwareFile> own, List<FirmwareFile> defaults, string? loadId)
    {
        var signed = (defaults.FirstOrDefault() ?? own.FirstOrDefault(file => file.Envelope is not null))?.Envelope;
        Signers(own);
        LoadVersion? release = LoadVersion.TryParse(loadId, out var parsed) ? parsed : null;
        var rung = release is { } known ? ladders.RungOf(known) : null;
        var (byRelease, bySigner) = (rung is null ? (LoadGeneration?)null : ladders.Rungs[rung].Generation, ladders.GenerationOf(signed?.Signer));
        if (loadId is not null && release is null)
        {
            Remark(FirmwareFlaw.UnknownRelease, null, $"the load {loadId} does not say its release as in SCCP70.9-4-2SR3-1S: it has no place on a ladder");
        }

        if (byRelease is { } one && bySigner is { } other && one != other)
        {
            Remark(
                FirmwareFlaw.GenerationsDiffer,
                null,
                $"by its release {release} the set is of the generation {one.ToString().ToLowerInvariant()}, by its signer ({signed!.Signer}) of {other.ToString().ToLowerInvariant()}: go by what phones do with it");
        }

        var whole = !findings.Exists(finding => finding.IsProblem);
        return new FirmwareSetReport(
            whole ? new FirmwareSet(name, loadId!, Content(own), defaults.ToImmutableSortedDictionary(file => file.Name, file => file.Archives, StringComparer.OrdinalIgnoreCase)) : null,
            [.. findings.OrderByDescending(finding => finding.IsProblem)])
        {
            LoadId = loadId,
            Release = release,
            Rung = rung,
            Generation = byRelease ?? bySigner,
            Signer = signed?.Signer,
            ModulusIndex = signed?.ModulusIndex,
        };
    }

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Content(List<FirmwareFile> own) =>
        own.ToImmutableSortedDictionary(file => file.Name, file => file.Content, StringComparer.OrdinalIgnoreCase);

    /// <summary>The files, each name once. Names are served without regard to case (facts 3.4), so a second one never would be.</summary>
    private List<FirmwareFile> SameNames(List<FirmwareFile> files)
    {
        var once = new List<FirmwareFile>();
        foreach (var twins in files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase))
        {
            // A copy under another name was told of as such: the one with the right name counts.
            var right = twins.Where(file => !file.Renamed).ToList();
            if (right.Count > 1)
            {
                Problem(FirmwareFlaw.SameName, right[0].OnDisk, $"{string.Join(", ", right.Select(file => file.OnDisk).Order(StringComparer.Ordinal))} go by one name (phones' letter case does not count): keep one of them");
            }

            once.Add(right.FirstOrDefault() ?? twins.First());
        }

        return once;
    }

    /// <summary>Without the files of other phones, where there is a load for this family; else those are what is wrong.</summary>
    private List<FirmwareFile> OwnFamily(List<FirmwareFile> files)
    {
        var strange = files.Where(file => FirmwareNames.Family(file.Name) is { } family && !OwnFamilies.Contains(family)).ToList();
        if (strange.Count == 0)
        {
            if (files.Exists(file => FirmwareNames.IsDefault(file.Name)) && files.Where(file => FirmwareNames.IsDefault(file.Name)).All(file => FirmwareNames.Family(file.Name) == "71"))
            {
                Remark(FirmwareFlaw.NoDefaultLoad, null, "there is term71.default.loads and no term70.default.loads: a wiped 7971G-GE finds its load, a 7970G does not");
            }

            return files;
        }

        var wanted = files.Except(strange).Where(file => !file.Archives.IsDefault).SelectMany(file => file.Archives).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hasOwn = files.Except(strange).Any(file => FirmwareNames.IsDefault(file.Name));
        foreach (var family in strange.GroupBy(file => FirmwareNames.Family(file.Name)!))
        {
            var names = family.Select(file => file.OnDisk).ToList();
            var told = $"{string.Join(", ", names.Take(3))}{(names.Count > 3 ? $" and {names.Count - 3} more" : "")}";
            var phones = family.Key == "40" ? "a 7940 or 7960" : $"the family 79{family.Key}";
            if (hasOwn && !names.Exists(wanted.Contains))
            {
                Remark(FirmwareFlaw.WrongFamily, names[0], $"{told}: for {phones}, not for a 7970 or 7971: left out");
            }
            else
            {
                Problem(FirmwareFlaw.WrongFamily, names[0], $"{told}: for {phones}, not for a 7970 or 7971, whose files are called term70, SCCP70, jar70 …: get the package for the 7970");
            }
        }

        return hasOwn ? [.. files.Where(file => !strange.Contains(file) || wanted.Contains(file.Name))] : files;
    }

    private void MissingAndExtra(List<FirmwareFile> own, List<FirmwareFile> lists)
    {
        var there = own.Select(file => file.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var list in lists)
        {
            foreach (var missing in list.Archives.Distinct(StringComparer.OrdinalIgnoreCase).Where(archive => !there.Contains(archive)))
            {
                Problem(FirmwareFlaw.MissingArchive, list.OnDisk, $"{list.Name} names {missing}, which is not there: the set is incomplete");
            }
        }

        var named = lists.SelectMany(list => list.Archives).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var extra in lists.Count == 0 ? [] : own.Where(file => !FirmwareNames.IsLoads(file.Name) && !named.Contains(file.Name)))
        {
            Remark(FirmwareFlaw.ExtraArchive, extra.OnDisk, $"{extra.Name} is named by no list of the set: no phone asks for it, it may be of another release");
        }
    }

    /// <summary>The id of the one named load.</summary>
    private string? LoadOf(List<FirmwareFile> own, bool hasDefault)
    {
        if (!hasDefault)
        {
            Problem(FirmwareFlaw.NoDefaultLoad, null, "no *.default.loads file (such as term70.default.loads): a wiped phone asks for it first");
        }

        var named = own.Where(file => FirmwareNames.IsLoads(file.Name) && !FirmwareNames.IsDefault(file.Name)).Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        if (named.Count == 1)
        {
            return named[0][..^FirmwareNames.LoadsEnding.Length];
        }

        if (named.Count == 0)
        {
            Problem(FirmwareFlaw.NoNamedLoad, null, "no named load (such as SCCP70.9-4-2SR3-1S.loads): the set's load cannot be told");
        }
        else
        {
            Problem(FirmwareFlaw.MixedReleases, named[0], $"more than one named load ({string.Join(", ", named)}): keep one release in a folder");
        }

        return null;
    }

    /// <summary>Two lists of one release name the same file for each part (facts 4).</summary>
    private void MixedReleases(List<FirmwareFile> lists)
    {
        var first = new Dictionary<string, (string List, string Archive)>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            foreach (var archive in list.Archives.Where(archive => !FirmwareNames.IsLoads(archive)))
            {
                var part = FirmwareNames.Part(archive);
                if (!first.TryAdd(part, (list.Name, archive)) && !first[part].Archive.Equals(archive, StringComparison.OrdinalIgnoreCase))
                {
                    Problem(FirmwareFlaw.MixedReleases, list.OnDisk, $"{list.Name} names {archive}, and {first[part].List} names {first[part].Archive}: two releases are mixed, keep the files of one");
                    break; // one line a list says it
                }
            }
        }
    }

    private void Signers(List<FirmwareFile> own)
    {
        var signers = own.Where(file => file.Envelope?.Signer is not null).GroupBy(file => file.Envelope!.Signer!, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        foreach (var other in signers.Skip(1))
        {
            Remark(FirmwareFlaw.SeveralSigners, other.First().OnDisk, $"{string.Join(", ", other.Select(file => file.Name).Take(3))}: signed by {other.Key}, the rest by {signers[0].Key}: the files may be of two packages");
        }
    }

    private void Problem(FirmwareFlaw flaw, string? file, string message) => findings.Add(new(flaw, IsProblem: true, file, message));

    private void Remark(FirmwareFlaw flaw, string? file, string message) => findings.Add(new(flaw, IsProblem: false, file, message));
}
