using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// Keeps what senses gave before anything was made of it, in text files of a line each: <c>raw/STATION/BEGAN-BOOT-console-0001.txt</c>
/// and <c>…-lamps-0001.txt</c>. Never blocks: files are written by a thread of their own, and what it cannot keep up with is dropped, counted and told.
/// </summary>
/// <remarks>
/// Lines that begin with <c>#</c> are comments. Others are the uptime in seconds, a space, and: the bytes of a console in hex
/// (<c>grep -v '^#' FILE | cut -d' ' -f2 | xxd -r -p</c> gives the bytes back); a letter a lamp, <c>.</c> dark, <c>A</c> amber,
/// <c>G</c> green, <c>R</c> red, <c>?</c> unknown. A frame like the one before is written once a second.
/// </remarks>
internal sealed class RawSamples : IRawSamples, IDisposable
{
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<Sample> waiting;
    private readonly Dictionary<(string Station, string Source), RawFile> files = [];
    private readonly Dictionary<string, (TimeSpan At, ImmutableArray<LampColour?> Colours)> frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Station, string Source), long> untold = new();
    private readonly string folder;
    private readonly string rig;
    private readonly string boot;
    private readonly DateTimeOffset began;
    private readonly RawLimits limits;
    private readonly Thread thread;
    private long lost;

    /// <summary>Starts the thread; files are created when there is something to write.</summary>
    /// <param name="folder">The rig's folder for raw samples.</param>
    /// <param name="rig">The rig as its files name it, with "simulated" where it is.</param>
    /// <param name="boot">The journal's boot id, from which uptimes count.</param>
    /// <param name="began">When the boot began, by the wall clock.</param>
    /// <param name="limits">How much to keep; null: the defaults.</param>
    public RawSamples(string folder, string rig, string boot, DateTimeOffset began, RawLimits? limits = null)
    {
        (this.folder, this.rig, this.boot, this.began, this.limits) = (folder, rig, boot, began, limits ?? new RawLimits());
        waiting = new BlockingCollection<Sample>(this.limits.Waiting);
        thread = new Thread(Work) { Name = "raw samples", IsBackground = true };
        thread.Start();
    }

    /// <summary>Console chunks and lamp frames that were dropped so far; each gap is marked in its file.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Keeps bytes that a console sent.</summary>
    /// <param name="station">The station's name.</param>
    /// <param name="uptime">When they came.</param>
    /// <param name="bytes">The bytes; copied before this returns.</param>
    public void Console(string station, TimeSpan uptime, ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Add(new Sample(station, "console", uptime, Convert.ToHexStringLower(bytes.Span)));
        }
    }

    /// <summary>Keeps one look at a station's lamps. On the rig's loop only.</summary>
    /// <param name="station">The station's name.</param>
    /// <param name="uptime">When it was taken.</param>
    /// <param name="colours">A colour a lamp, in the sensor's order; null where it is none that is known.</param>
    public void Lamps(string station, TimeSpan uptime, ImmutableArray<LampColour?> colours)
    {
        if (frames.TryGetValue(station, out var before) && uptime - before.At < Repeat && before.Colours.SequenceEqual(colours))
        {
            return;
        }

        frames[station] = (uptime, colours);
        Add(new Sample(station, "lamps", uptime, string.Concat(colours.Select(Letter))));
    }

    /// <summary>Writes what waits and closes the files.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private static char Letter(LampColour? colour) => colour switch
    {
        null => '?',
        LampColour.Dark => '.',
        LampColour.Amber => 'A',
        LampColour.Green => 'G',
        LampColour.Red => 'R',
        LampColour.Lit => 'L',
        _ => '?',
    };

    private void Add(Sample sample)
    {
        if (!waiting.TryAdd(sample))
        {
            Lose(sample);
        }
    }

    private void Lose(Sample sample)
    {
        Interlocked.Increment(ref lost);
        untold.AddOrUpdate((sample.Station, sample.Source), 1, (_, count) => count + 1);
    }

    private void Work()
    {
        foreach (var sample in waiting.GetConsumingEnumerable())
        {
            Write(sample);
            if (waiting.Count == 0)
            {
                // Who reads along sees a line when it comes, not when a buffer is full.
                foreach (var file in files.Values)
                {
                    file.Flush();
                }
            }
        }

        foreach (var file in files.Values)
        {
            file.Dispose();
        }
    }

    private void Write(Sample sample)
    {
        var source = (sample.Station, sample.Source);
        if (!files.TryGetValue(source, out var file))
        {
            var stamp = began.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            file = files[source] = new RawFile(Path.Combine(folder, sample.Station), $"{stamp}-{boot}-{sample.Source}", Heading(sample), limits.PerFile);
        }

        if (untold.TryRemove(source, out var count) && file.Write($"# lost {count} before {Seconds(sample.Uptime)}") is null)
        {
            untold.AddOrUpdate(source, count, (_, more) => count + more);
        }

        var begun = file.Write($"{Seconds(sample.Uptime)} {sample.Text}");
        if (begun is null)
        {
            Lose(sample);
        }
        else if (begun.Value)
        {
            DeleteOldest();
        }
    }

    private string Heading(Sample sample) =>
        $"# {rig}, station {sample.Station}, {sample.Source}, boot {boot} of {began.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; lines: uptime in seconds, "
        + (sample.Source == "console" ? "bytes in hex (xxd -r -p)" : "a letter a lamp: . dark, A amber, G green, R red, L lit (colour not told), ? unknown");

    private static string Seconds(TimeSpan uptime) => uptime.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>Names begin with the moment of their boot; within one boot the one that was written to last is the newest.</summary>
    private void DeleteOldest()
    {
        try
        {
            var all = new DirectoryInfo(folder).EnumerateFiles("*.txt", SearchOption.AllDirectories)
                .OrderBy(file => file.Name.Split('-')[0], StringComparer.Ordinal).ThenBy(file => file.LastWriteTimeUtc).ToList();
            var total = all.Sum(file => file.Length);
            foreach (var oldest in all)
            {
                if (total <= limits.Total)
                {
                    return;
                }

                total -= oldest.Length;
                oldest.Delete();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another user's, or a disk that fails: the next file tries again.
        }
    }

    private sealed record Sample(string Station, string Source, TimeSpan Uptime, string Text);
}
