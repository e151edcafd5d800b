using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using PhoneRig.Network.Taps;

namespace PhoneRig.Hosting.Captures;

/// <summary>
/// Keeps the datagrams and streams of a segment in pcapng files: <c>captures/BEGAN-BOOT-0001.pcapng</c>. Never blocks a server: files are written by a thread of
/// their own, and what it cannot keep up with is dropped, counted, and told as a comment of the next datagram. A disk that fails costs datagrams, never the thread.
/// </summary>
internal sealed class PacketCapture : IDisposable
{
    private readonly BlockingCollection<CapturedDatagram> waiting;
    private readonly string folder;
    private readonly string about;
    private readonly string stem;
    private readonly DateTimeOffset began;
    private readonly CaptureLimits limits;
    private readonly Thread thread;
    private readonly StreamSegments streams;
    private FileStream? file;
    private PcapNgWriter? writer;
    private int number;
    private long lost;
    private long untold;

    /// <summary>Starts the thread; files are created when there is something to write.</summary>
    /// <param name="folder">The rig's folder for captures.</param>
    /// <param name="rig">The rig as its files name it, with "simulated" where it is.</param>
    /// <param name="boot">The journal's boot id, from which uptimes count.</param>
    /// <param name="began">When the boot began, by the wall clock.</param>
    /// <param name="limits">How much to keep.</param>
    public PacketCapture(string folder, string rig, string boot, DateTimeOffset began, CaptureLimits limits)
    {
        (this.folder, this.began, this.limits) = (folder, began, limits);
        about = $"{rig}, boot {boot}";
        stem = string.Create(CultureInfo.InvariantCulture, $"{began.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{boot}");
        waiting = new BlockingCollection<CapturedDatagram>(limits.Waiting);
        streams = new StreamSegments(Keep);
        thread = new Thread(Work) { Name = "packet capture", IsBackground = true };
        thread.Start();
    }

    /// <summary>Datagrams that were dropped so far.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Keeps one. From any thread; returns at once.</summary>
    public void See(TimeSpan uptime, IPEndPoint from, IPEndPoint to, ReadOnlySpan<byte> payload) =>
        Keep(new CapturedDatagram(uptime, from, to, CaptureCut.Of(from.Port, to.Port, payload).ToArray(), payload.Length));

    /// <summary>Keeps what happened on a stream. On the network's loop; returns at once.</summary>
    public void See(TimeSpan uptime, IPEndPoint local, IPEndPoint remote, StreamMoment moment, ReadOnlySpan<byte> bytes) => streams.See(uptime, local, remote, moment, bytes);

    /// <summary>Writes what waits and closes the file. Nothing may be kept any more.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void Keep(CapturedDatagram datagram)
    {
        if (!waiting.TryAdd(datagram))
        {
            Lose();
        }
    }

    private void Lose()
    {
        Interlocked.Increment(ref lost);
        Interlocked.Increment(ref untold);
    }

    private void Work()
    {
        foreach (var datagram in waiting.GetConsumingEnumerable())
        {
            Write(datagram);
        }

        Close();
    }

    private void Write(CapturedDatagram datagram)
    {
        var gap = Interlocked.Exchange(ref untold, 0);
        try
        {
            if (writer is null)
            {
                Begin();
            }

            writer!.Write(datagram, gap > 0 ? $"{gap} datagrams were dropped before this one" : null);
            if (waiting.Count == 0)
            {
                file!.Flush(); // who reads along sees it when it comes
            }

            if (writer.Written >= limits.PerFile)
            {
                Close();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Interlocked.Add(ref untold, gap);
            Lose();
            Close();
        }
    }

    private void Begin()
    {
        Directory.CreateDirectory(folder);
        number++;
        file = new FileStream(
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}-{number:0000}.pcapng")), FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        writer = new PcapNgWriter(file, about, began);
        DeleteOldest();
    }

    private void Close()
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            Lose(); // what it still held
        }

        (file, writer) = (null, null);
    }

    /// <summary>Names begin with the moment of their boot, and end with their number within it.</summary>
    private void DeleteOldest()
    {
        var all = new DirectoryInfo(folder).EnumerateFiles("*.pcapng").OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        var total = all.Sum(one => one.Length);
        foreach (var oldest in all.SkipLast(1))
        {
            if (total + limits.PerFile <= limits.Total)
            {
                return;
            }

            total -= oldest.Length;
            oldest.Delete();
        }
    }
}
