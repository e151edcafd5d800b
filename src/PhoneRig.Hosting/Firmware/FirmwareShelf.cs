using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Firmware;

/// <summary>
/// The firmware library on disk: a folder for each set, below the folder in which rigs keep their state. A set appears whole and on disk, or
/// not at all; whatever an import or removal that was cut short left behind is hidden, and swept by the next one.
/// </summary>
/// <param name="folder">The library's folder; it is made by the first import.</param>
/// <param name="ladders">Tell the generation of a release.</param>
public sealed partial class FirmwareShelf(string folder, LadderBook ladders)
{
    private const string ManifestFile = "manifest.json";
    private const string Files = "files";
    private const string Unfinished = ".unfinished-";

    // A manifest has some 150 bytes a file.
    private const long LargestManifest = 1 << 20;

    /// <summary>What a set's name looks like, for people.</summary>
    public const string NameShape = "letters, digits, dots, hyphens and underscores, at most 64, such as \"sccp-8-5-2\"";

    /// <summary>Where it is.</summary>
    public string Folder => folder;

    /// <summary>The library's folder beside the rigs' own.</summary>
    /// <param name="state">The state of any rig.</param>
    public static string FolderBeside(Rigs.RigState state) => Path.Combine(Path.GetDirectoryName(state.Folder)!, "firmware");

    /// <summary>Whether a set can be called so.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>The names of the sets, sorted.</summary>
    public ImmutableArray<string> Names() => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(set => File.Exists(Path.Combine(set, ManifestFile))).Select(set => Path.GetFileName(set)).Where(IsName).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The manifest of a set; null where there is no such set, or where it cannot be read.</summary>
    public FirmwareManifest? Manifest(string name)
    {
        var file = new FileInfo(Path.Combine(folder, name, ManifestFile));
        try
        {
            return IsName(name) && file is { Exists: true, Length: <= LargestManifest }
                ? JsonSerializer.Deserialize<FirmwareManifest>(File.ReadAllBytes(file.FullName), FirmwareManifest.Json)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Imports a folder or a zip: all of a load's files, or nothing.</summary>
    /// <param name="path">The folder or zip.</param>
    /// <param name="name">What to call the set; null: as its load.</param>
    /// <param name="now">When this is.</param>
    /// <exception cref="IOException">The library cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public FirmwareImport Import(string path, string? name, DateTimeOffset now)
    {
        if (name is not null && !IsName(name))
        {
            return Refused($"a set cannot be called \"{name}\": a name is {NameShape}");
        }

        if (FirmwareInput.Read(path, out var refusal) is not { } input)
        {
            return Refused(refusal);
        }

        var report = FirmwareSetReader.Read(name ?? path, input, ladders);
        if (report.Set is not { } set)
        {
            return new(null, AlreadyThere: false, null, report.Findings);
        }

        var called = name ?? set.LoadId;
        if (!IsName(called))
        {
            return Refused($"the load is called \"{called}\", and a set's name is {NameShape}: give one with --as NAME");
        }

        var manifest = new FirmwareManifest
        {
            Set = called,
            LoadId = set.LoadId,
            Release = report.Release?.ToString(),
            Rung = report.Rung,
            Generation = report.Generation,
            Signer = report.Signer,
            ModulusIndex = report.ModulusIndex,
            Simulated = report.Simulated,
            ImportedAt = now,
            ImportedFrom = Path.GetFullPath(path),
            Files = [.. set.Files.Select(file => new FirmwareFileRecord(file.Key, file.Value.Length, Hash(file.Value.Span)))],
            Remarks = report.Remarks,
        };
        return WithLock(() => Keep(manifest, set, report)) ?? Refused(Busy);
    }

    /// <summary>Compares a set with its manifest, and checks it again as at its import.</summary>
    /// <param name="name">A set that is there.</param>
    public VerifiedSet Verify(string name)
    {
        if (Manifest(name) is not { } manifest)
        {
            return new(name, null, null, [new(FirmwareFlaw.Changed, IsProblem: true, ManifestFile, $"the manifest of {name} cannot be read: {Again(name)}")]);
        }

        var findings = ImmutableArray.CreateBuilder<FirmwareFinding>();
        var files = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        foreach (var record in manifest.Files)
        {
            if (Read(name, record, out var wrong) is { } content)
            {
                files.Add(new(record.Name, content));
            }
            else
            {
                findings.Add(new(FirmwareFlaw.Changed, IsProblem: true, record.Name, $"{record.Name} {wrong}: {Again(name)}"));
            }
        }

        if (findings.Count > 0)
        {
            return new(name, manifest, null, findings.ToImmutable());
        }

        var report = FirmwareSetReader.Read(name, files, ladders);
        return new(name, manifest, report.Set, report.Findings);
    }

    /// <summary>Takes a set out of the library.</summary>
    /// <param name="name">A set that is there.</param>
    /// <returns>Null once it is gone, else why not, as a sentence.</returns>
    /// <exception cref="IOException">The library cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public string? Remove(string name) => WithLock(() =>
    {
        var away = Path.Combine(folder, Unfinished + name);
        Directory.Move(Path.Combine(folder, name), away);
        Directory.Delete(away, recursive: true);
        return "";
    }) is null ? Busy : null;

    /// <summary>Why a name is no set's, with the nearest one; null where it is one.</summary>
    public string? RefuseName(string name)
    {
        var names = Names();
        return names.Contains(name) ? null
            : names.IsEmpty ? $"unknown firmware set \"{name}\": the library {folder} is empty; `phonerig firmware import PATH` puts a set there"
            : $"unknown firmware set \"{name}\": {NearestWord.Hint(name, names)}";
    }

    private string Busy => $"another import or removal is under way in {folder}: try again when it has ended";

    private static string Again(string name) => $"remove the set and import it again (phonerig firmware remove {name})";

    private static FirmwareImport Refused(string refusal) => new(null, AlreadyThere: false, refusal, []);

    private FirmwareImport Keep(FirmwareManifest manifest, FirmwareSet set, FirmwareSetReport report)
    {
        if (Names().FirstOrDefault(there => there.Equals(manifest.Set, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            return taken == manifest.Set && Manifest(taken) is { } there && there.SameContent(manifest)
                ? new(there, AlreadyThere: true, null, report.Findings)
                : Refused($"a set called {taken} with other content is in the library already: give this one another name (--as NAME), or remove that one first");
        }

        var temporary = Path.Combine(folder, Unfinished + manifest.Set);
        try
        {
            Directory.CreateDirectory(Path.Combine(temporary, Files));
            foreach (var (file, content) in set.Files)
            {
                Write(Path.Combine(temporary, Files, file), content.Span);
            }

            Write(Path.Combine(temporary, ManifestFile), JsonSerializer.SerializeToUtf8Bytes(manifest, FirmwareManifest.Json));
            Directory.Move(temporary, Path.Combine(folder, manifest.Set));
        }
        catch
        {
            Sweep();
            throw;
        }

        return new(manifest, AlreadyThere: false, null, report.Findings);
    }

    /// <summary>Acts while no other process changes the library; null where one does. What is unfinished now is nobody's any more.</summary>
    private T? WithLock<T>(Func<T> act)
        where T : class
    {
        Directory.CreateDirectory(folder);
        using var file = FileLock.Open(Path.Combine(folder, ".lock"));
        if (!FileLock.TryTake(file))
        {
            return null;
        }

        Sweep();
        return act();
    }

    private void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(folder, Unfinished + "*").ToList())
        {
            Directory.Delete(left, recursive: true);
        }
    }

    private ReadOnlyMemory<byte>? Read(string set, FirmwareFileRecord record, out string wrong)
    {
        // A manifest is a file like any other: what it names must not lead out of the set.
        var path = Path.Combine(folder, set, Files, Path.GetFileName(record.Name));
        wrong = "is not there any more";
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            wrong = "is not what was imported (its SHA-256 differs)";
            if (new FileInfo(path).Length != record.Bytes || record.Bytes > ZipReader.MostBytes)
            {
                return null;
            }

            var content = File.ReadAllBytes(path);
            return Hash(content) == record.Sha256 ? content : default(ReadOnlyMemory<byte>?);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            wrong = $"cannot be read ({fault.Message})";
            return null;
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
