using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Serving;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>Who fetches what, folded from facts: what is under way, and what ended last.</summary>
/// <param name="Rows">From the oldest to the newest.</param>
/// <param name="Files">Files served whole.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Clients">Who asked for anything.</param>
internal sealed record FetchTable(ImmutableList<Fetch> Rows, int Files, long Bytes, ImmutableHashSet<string> Clients)
{
    /// <summary>Rows and clients that are remembered: more than a terminal has lines, or a lab phones.</summary>
    private const int Most = 1000;

    /// <summary>Before anybody asked.</summary>
    public static FetchTable Empty { get; } = new([], 0, 0, []);

    /// <summary>What was served, as a sentence.</summary>
    public string Summary => $"{Files} {(Files == 1 ? "file" : "files")} served whole, {FactWords.Bytes(Bytes)}, to {Clients.Count} {(Clients.Count == 1 ? "client" : "clients")}";

    /// <summary>With one more fact.</summary>
    public FetchTable With(SeenFact seen) => seen.Fact switch
    {
        TftpRequested asked => this with
        {
            Rows = Kept(Rows).Add(new Fetch(Who(asked), asked.File, seen.Uptime)),
            Clients = Clients.Count < Most ? Clients.Add(Who(asked)) : Clients,
        },
        TftpRefused refused => Change(refused, refused.File, fetch => fetch with { Ended = seen.Uptime, Failure = refused.Reason }),
        TftpProgress progress => Change(progress, progress.File, fetch => fetch with
        {
            File = progress.File,
            Bytes = progress.Bytes,
            Total = progress.Total,
            Resends = progress.Resends ?? 0,
            RoundTrip = progress.RoundTrip,
        }),
        TftpCompleted completed => Change(completed, completed.File, fetch => fetch with
        {
            File = completed.File,
            Bytes = completed.Bytes,
            Total = completed.Bytes,
            Resends = completed.Resends ?? 0,
            RoundTrip = completed.RoundTrip,
            Ended = seen.Uptime,
        }) with
        { Files = Files + 1, Bytes = Bytes + completed.Bytes },
        TftpFailed failed => Change(failed, failed.File, fetch => fetch with
        {
            File = failed.File,
            Bytes = failed.Bytes,
            Total = failed.Total,
            Resends = failed.Resends ?? 0,
            RoundTrip = failed.RoundTrip,
            Ended = seen.Uptime,
            Failure = failed.Reason,
        }),
        _ => this,
    };

    /// <summary>The table: titles, then what is under way and what ended last, the newest below.</summary>
    /// <param name="now">For speeds of what is under way.</param>
    /// <param name="height">Lines that there are.</param>
    public IReadOnlyList<StyledLine> Lines(TimeSpan now, int height)
    {
        var shown = Rows.Reverse().OrderBy(fetch => fetch.Ended is null ? 0 : 1).Take(Math.Max(1, height - 2)).OrderBy(fetch => fetch.Began);
        return [Columns("client", "file", "bytes", "done", "kB/s", "resent", "round trip", "", Palette.Quiet), .. shown.Select(fetch => Row(fetch, now)), new StyledLine().Add(Summary, Palette.Quiet)];
    }

    private static StyledLine Row(Fetch fetch, TimeSpan now)
    {
        var seconds = ((fetch.Ended ?? now) - fetch.Began).TotalSeconds;
        return Columns(
            fetch.Client,
            fetch.File,
            fetch.Total is { } total ? FactWords.Bytes(total) : "",
            fetch.Total is > 0 ? $"{fetch.Bytes * 100 / fetch.Total} %" : "",
            fetch.Bytes > 0 && seconds > 0 ? (fetch.Bytes / seconds / 1000).ToString("0", CultureInfo.InvariantCulture) : "",
            fetch.Resends > 0 ? $"{fetch.Resends}" : "",
            fetch.RoundTrip is { } trip ? $"{trip.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms" : "",
            fetch.Failure ?? (fetch.Ended is null ? "" : "done"),
            fetch.Failure is not null ? new Style(Color.Red) : fetch.Ended is not null ? new Style(Color.Green) : Style.Plain);
    }

    private static StyledLine Columns(string client, string file, string bytes, string done, string speed, string resent, string trip, string end, Style style) => new StyledLine()
        .Cell(client, 15, style).Add(" ").Cell(file, 28, style).Add(" ").Cell(bytes, 10, style).Cell(done, 6, style).Cell(speed, 6, style).Cell(resent, 7, style).Cell(trip, 11, style).Add(end, style);

    private static string Who(NetworkSighting sighting) => sighting.Address ?? "?";

    private static ImmutableList<Fetch> Kept(ImmutableList<Fetch> rows) => rows.Count < Most ? rows : rows.RemoveAt(Math.Max(0, rows.FindIndex(fetch => fetch.Ended is not null)));

    /// <summary>A fact names the file as it is, the request named it as it was asked for.</summary>
    private FetchTable Change(NetworkSighting sighting, string file, Func<Fetch, Fetch> change)
    {
        var at = Rows.FindIndex(fetch => fetch.Ended is null && fetch.Client == Who(sighting) && fetch.File.TrimStart('/').Equals(file.TrimStart('/'), StringComparison.OrdinalIgnoreCase));
        return at < 0 ? this : this with { Rows = Rows.SetItem(at, change(Rows[at])) };
    }
}
