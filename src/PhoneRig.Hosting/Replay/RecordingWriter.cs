using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Captures;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Replay;

/// <summary>Writes a run of a journal as a recording: one file that holds all that the same decisions need.</summary>
/// <param name="reader">The journal.</param>
/// <param name="state">Where the rig keeps what is beside it.</param>
/// <param name="folder">The configuration of today, where the run's own was not kept.</param>
/// <param name="rigFile">The rig file of today, for the same.</param>
public sealed class RecordingWriter(JournalReader reader, RigState state, ConfigFolder folder, string rigFile)
{
    /// <summary>How recordings are called.</summary>
    public const string Extension = ".phonerig.zip";

    /// <summary>Before a run that much of the raw material is taken along: the phone's last boot, and why it was brought.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <summary>After it: what was under way then.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);

    /// <summary>Writes it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">The file; one that is there is replaced, once all is written.</param>
    /// <returns>What it is of and what is in it.</returns>
    /// <exception cref="RecordingException">The run has no entries any more.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RecordingHeader Write(JournalRun run, string file)
    {
        var timelines = run.Stations.Select(station => new RecordedTimeline(reader, run, station)).ToList();
        if (timelines.Find(timeline => timeline.Entries.IsEmpty) is { } pruned)
        {
            throw new RecordingException($"the entries of run {run.Id} at station {pruned.Station.Station} are not in the journal any more: `phonerig run list` names the runs that are");
        }

        var (from, to) = (timelines.Min(one => one.Began) - Before, timelines.Max(one => one.Ended) + After);
        var members = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var asApplied = TakeApplied(members, run, timelines[0]);
        TakeRaw(members, run, from, to);
        var packets = TakeCapture(members, run, from, to);
        members[RecordingForm.Entries] = Lines(run, timelines, from, to);
        var applied = Applied(members);
        var header = new RecordingHeader
        {
            Form = RecordingForm.Version,
            Run = run.Id,
            Rig = run.Rig,
            Boot = run.Boot,
            Simulated = run.Simulated,
            Seed = run.Seed,
            Speed = applied?.Speed,
            Surroundings = applied?.Surroundings,
            Job = run.Job,
            StartedAt = run.StartedAt,
            Version = run.Version,
            AsApplied = asApplied,
            Thinned = timelines.Exists(timeline => timeline.Thinned),
            Stations = [.. run.Stations.Select(station => new RecordedStation(station.Station, station.Phone, station.First, station.Outcome, station.Diagnosis))],
            Holds = Contents(members, timelines.Sum(timeline => timeline.Entries.Length), packets, asApplied),
        };
        members[RecordingForm.Header] = JsonSerializer.SerializeToUtf8Bytes(header, ControlJson.Options);
        members[RecordingForm.ReadMe] = Encoding.UTF8.GetBytes(
            $"A recording of run {run.Id} on rig {run.Rig}{(run.Simulated ? ", SIMULATED" : "")}, by phonerig {run.Version}.\n\n{string.Join('\n', header.Holds)}\n\nTo replay it: phonerig run replay FILE\n");
        ZipMembers.Pack(file, members, CompressionLevel.SmallestSize);
        return header;
    }

    private static ImmutableArray<string> Contents(SortedDictionary<string, byte[]> members, int entries, int packets, bool asApplied)
    {
        var raw = members.Keys.Count(name => name.StartsWith("raw/", StringComparison.Ordinal));
        return
        [
            $"{entries} entries of the timeline: what was sensed, done and decided, in order.",
            $"{members.Keys.Count(RecordingForm.IsConfiguration)} configuration files{(asApplied ? ", as the run went by them" : ", as they are now: the run's own copy was not kept")}; of the firmware sets names, sizes and hashes.",
            raw > 0 ? $"{raw} files of console bytes and looks at lamps." : "No console bytes and looks at lamps.",
            packets > 0 ? $"{packets} captured datagrams, with the contents of files cut off." : "No packet capture (keep: { capture: true } in the rig file, or --capture, keeps one).",
            "It tells hardware addresses (MACs) and serial text of the phones, names of stations and files, and addresses of the rig's segment. It holds no firmware. What was typed or shown on a console is in it as it was: read it before you send it.",
        ];
    }

    private static AppliedRun? Applied(SortedDictionary<string, byte[]> members)
    {
        try
        {
            return members.TryGetValue(RecordingForm.Applied, out var json) ? JsonSerializer.Deserialize<AppliedRun>(json, ControlJson.Options) : null;
        }
        catch (JsonException)
        {
            return null; // of a newer program's run: the replay says so
        }
    }

    private bool TakeApplied(SortedDictionary<string, byte[]> members, JournalRun run, RecordedTimeline timeline)
    {
        var told = timeline.Entries.Select(entry => entry.Entry).First(entry => entry.Sequence == timeline.Station.First).Fact is RunStarted { Run: { } id } ? id : run.Id;
        var kept = AppliedKeeper.FileOf(state, run.Boot, told);
        try
        {
            using var zip = ZipFile.OpenRead(kept);
            foreach (var member in zip.Entries)
            {
                using var content = new MemoryStream();
                using var packed = member.Open();
                packed.CopyTo(content);
                members[member.FullName] = content.ToArray();
            }

            return true;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            foreach (var (name, content) in AppliedFiles.Read(folder, rigFile, run: null).Members)
            {
                members[name] = content;
            }

            return false;
        }
    }

    private void TakeRaw(SortedDictionary<string, byte[]> members, JournalRun run, TimeSpan from, TimeSpan to)
    {
        foreach (var station in run.Stations.Select(station => station.Station))
        {
            foreach (var source in RawLines.Sources)
            {
                var lines = RawLines.Read(state.Raw, station, run.Boot, source, from, to);
                if (lines.Length > 0)
                {
                    members[RecordingForm.Raw(station, source)] = Encoding.UTF8.GetBytes(lines);
                }
            }
        }
    }

    private int TakeCapture(SortedDictionary<string, byte[]> members, JournalRun run, TimeSpan from, TimeSpan to)
    {
        var captures = new DirectoryInfo(state.Captures);
        if (!captures.Exists)
        {
            return 0;
        }

        using var kept = new MemoryStream();
        PcapNgWriter? writer = null;
        var count = 0;
        foreach (var part in captures.EnumerateFiles($"*-{run.Boot}-*.pcapng").OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            var contents = PcapNgReader.Read(ReadShared(part.FullName));
            foreach (var datagram in contents.Datagrams.Where(datagram => datagram.Uptime >= from && datagram.Uptime <= to))
            {
                writer ??= new PcapNgWriter(kept, $"{run.Rig}{(run.Simulated ? " (simulated)" : "")}, boot {run.Boot}, run {run.Id}", contents.Began);
                writer.Write(datagram);
                count++;
            }
        }

        if (count > 0)
        {
            members[RecordingForm.Capture] = kept.ToArray();
        }

        return count;
    }

    /// <summary>A rig that goes on writes it meanwhile.</summary>
    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private byte[] Lines(JournalRun run, List<RecordedTimeline> timelines, TimeSpan from, TimeSpan to)
    {
        var strangers = reader.Between(LiveRig.Unattributed, run.Boot, from, to);
        var text = new StringBuilder();
        foreach (var entry in timelines.SelectMany(timeline => timeline.Entries).Concat(strangers))
        {
            text.Append(EntryLine.Write(run.Id, entry)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
