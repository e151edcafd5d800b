using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Replay;

/// <summary>Reads recordings, whoever sent them: nothing in one is trusted to be short, whole or ours.</summary>
public static class RecordingReader
{
    private const string Sender = "ask its sender for another one (phonerig run export ID --to FILE)";

    /// <summary>Reads one.</summary>
    /// <exception cref="RecordingException">It is none, is damaged or of a newer program, or cannot be read.</exception>
    public static Recording Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return Read(file, zip);
        }
        catch (InvalidDataException damage)
        {
            throw new RecordingException($"{file} is no whole zip, so it is no recording, or was cut off on its way: {Sender}", damage);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecordingException($"{file} cannot be read: there is no such file", missing);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new RecordingException($"{file} cannot be read: {(Directory.Exists(file) ? "it is a folder; name the recording in it" : "you may not read it")}", fault);
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException)
        {
            throw new RecordingException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    private static Recording Read(string file, ZipArchive zip)
    {
        if (zip.Entries.Count > RecordingForm.MostMembers)
        {
            throw new RecordingException($"{file} holds {zip.Entries.Count} files, and a recording at most {RecordingForm.MostMembers}: {Sender}");
        }

        // The header alone first: of what a newer program writes nothing else may be taken as known.
        var head = zip.GetEntry(RecordingForm.Header)
            ?? throw new RecordingException($"{file} is a zip and no recording: there is no {RecordingForm.Header} in it; {Sender}");
        var left = RecordingForm.LargestSum;
        var header = ReadHeader(file, Unpack(file, head, ref left));
        var members = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var member in zip.Entries.Where(member => member != head && !member.FullName.EndsWith('/')))
        {
            if (!members.TryAdd(member.FullName, Unpack(file, member, ref left)))
            {
                throw new RecordingException($"{file} holds {member.FullName} twice: {Sender}");
            }
        }

        if (!members.Remove(RecordingForm.Entries, out var lines))
        {
            throw new RecordingException($"{file} has no {RecordingForm.Entries}: {Sender}");
        }

        var entries = ReadEntries(file, header, lines);
        return new Recording(header, entries, members.ToImmutable());
    }

    private static ReadOnlyMemory<byte> Unpack(string file, ZipArchiveEntry member, ref long left)
    {
        var bound = Math.Min(left, RecordingForm.LargestMember);
        using var unpacked = new MemoryStream();
        using var packed = member.Open();
        var buffer = new byte[81920];
        for (int count; (count = packed.Read(buffer)) > 0;)
        {
            // What a zip says of its sizes need not be so.
            if (unpacked.Length + count > bound)
            {
                throw new RecordingException($"{file}: {member.FullName} unpacks to more than {bound >> 20} MB, which no recording does: {Sender}");
            }

            unpacked.Write(buffer, 0, count);
        }

        left -= unpacked.Length;
        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }

    private static RecordingHeader ReadHeader(string file, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("form", out var form) && form.TryGetInt32(out var version) && version > RecordingForm.Version)
            {
                throw new RecordingException($"{file} was written by a newer phonerig (its form is {version}, this program reads up to {RecordingForm.Version}): update this one");
            }

            return document.RootElement.Deserialize<RecordingHeader>(ControlJson.Options) is { Stations.IsDefaultOrEmpty: false } header
                ? header
                : throw new JsonException("no stations");
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            throw new RecordingException($"{file}: {RecordingForm.Header} cannot be read ({damage.Message.TrimEnd('.')}): {Sender}", damage);
        }
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<JournalEntry>> ReadEntries(string file, RecordingHeader header, ReadOnlyMemory<byte> lines)
    {
        var stations = new Dictionary<string, List<JournalEntry>>(StringComparer.Ordinal);
        using var reader = new StreamReader(new MemoryStream(lines.ToArray()), Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var entry = ReadEntry(file, header.Boot, number, line);
            if (!stations.TryGetValue(entry.Station, out var timeline))
            {
                timeline = stations[entry.Station] = [];
            }

            if (timeline is [.., var before] && (entry.Sequence <= before.Sequence || entry.Uptime < before.Uptime))
            {
                throw new RecordingException(string.Create(CultureInfo.InvariantCulture, $"{file}: line {number} of {RecordingForm.Entries} is out of order: {Sender}"));
            }

            timeline.Add(entry);
        }

        foreach (var station in header.Stations)
        {
            if (!stations.TryGetValue(station.Station, out var timeline) || !timeline.Exists(entry => entry.Sequence == station.First))
            {
                throw new RecordingException($"{file}: the entries of station {station.Station} are missing, or their first (number {station.First}): {Sender}");
            }
        }

        return stations.ToImmutableSortedDictionary(station => station.Key, station => station.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    private static JournalEntry ReadEntry(string file, string boot, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var head = document.RootElement.Deserialize<Head>(ControlJson.Options) ?? throw new JsonException("no object");
            return new JournalEntry(head.Station, boot, head.Sequence, head.At, head.Uptime, document.RootElement.GetProperty("fact").GetRawText());
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new RecordingException(string.Create(CultureInfo.InvariantCulture, $"{file}: line {number} of {RecordingForm.Entries} is no entry ({damage.Message.TrimEnd('.')}): {Sender}"), damage);
        }
    }

    private sealed record Head(string Station, long Sequence, DateTimeOffset At, TimeSpan Uptime);
}
