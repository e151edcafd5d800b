using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Serving;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Cli.Views;

/// <summary>A segment's servers at work: tables that are drawn in place on a terminal, lines in a pipe, an object a line with <c>--json</c>.</summary>
internal sealed class SegmentServeView : ISegmentObserver, IDisposable
{
    /// <summary>The latest lines below the tables.</summary>
    private const int Latest = 8;

    private readonly string device;
    private readonly DhcpServerOptions options;
    private readonly FirmwareOffer? offer;
    private readonly bool json;
    private readonly LineWriter? lines;
    private readonly RedrawnLines? redrawn;
    private readonly Func<int> height;
    private readonly DhcpTable table = new();
    private readonly Queue<StyledLine> latest = [];
    private FetchTable fetches = FetchTable.Empty;
    private string? lastLeases;

    /// <summary>Shows what a segment's servers do.</summary>
    /// <param name="host">Where.</param>
    /// <param name="device">The segment's interface.</param>
    /// <param name="options">What DHCP hands out.</param>
    /// <param name="offer">What TFTP serves; null where another server does.</param>
    /// <param name="json">Whether a program reads it.</param>
    public SegmentServeView(CliHost host, string device, DhcpServerOptions options, FirmwareOffer? offer, bool json)
    {
        (this.device, this.options, this.offer, this.json) = (device, options, offer, json);
        height = () => host.Terminal?.Profile.Height ?? 0;
        (lines, redrawn) = json || host.Terminal is null ? (new LineWriter(host.Out), (RedrawnLines?)null) : (null, new RedrawnLines(host.Terminal));
    }

    private string Words =>
        $"PhoneRig leases {options.LeaseFrom} to {options.LeaseTo} on {device} to {options.Answer.ToString().ToLowerInvariant()}"
        + (offer is null ? $"; TFTP server {options.TftpServer ?? options.Address}" : $", and serves them {offer.Set.LoadId} at {options.Address}")
        + "; Ctrl-C ends it";

    public void Searching() => Tell("searching", new JsonObject { ["interface"] = device }, $"looking for other DHCP servers on {device} first; this takes some seconds");

    public void Serving()
    {
        var serving = new JsonObject
        {
            ["interface"] = device,
            ["address"] = options.Address.ToString(),
            ["from"] = options.LeaseFrom.ToString(),
            ["to"] = options.LeaseTo.ToString(),
            ["tftp"] = (options.TftpServer ?? options.Address).ToString(),
            ["answer"] = options.Answer.ToString().ToLowerInvariant(),
        };
        if (offer is not null)
        {
            serving["set"] = offer.Set.Name;
            serving["load"] = offer.Set.LoadId;
        }

        Tell("serving", serving, Words);
    }

    public void Note(string text) => Tell("note", JsonValue.Create(text), $"NOTE: {text}");

    public void Seen(SeenFact seen)
    {
        table.Take(seen.At, (NetworkSighting)seen.Fact);
        fetches = fetches.With(seen);
        if (json)
        {
            lines!.Add(seen.ToJson());
        }
        else if (seen.Fact is not TftpProgress)
        {
            Say($"{seen.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {FactWords.Describe(seen.Fact)}");
        }
    }

    public void Leases(TimeSpan uptime, ImmutableArray<Lease> leases)
    {
        if (redrawn is not null)
        {
            List<StyledLine> shown = [new StyledLine().Add(Words), .. table.Lines(uptime, leases)];
            if (offer is not null)
            {
                shown.AddRange(fetches.Lines(uptime, Math.Max(3, height() - shown.Count - latest.Count - 1)));
            }

            redrawn.Show([.. shown, .. latest]);
        }
        else if (json)
        {
            // Without the time that is left, which changes all the time.
            var now = new JsonArray([.. leases.Select(lease => new JsonObject
            {
                ["address"] = lease.Address.ToString(),
                ["mac"] = lease.Mac.Length == 0 ? null : lease.Mac,
                ["state"] = lease.State.ToString().ToLowerInvariant(),
            })]).ToJsonString(FactJson.Options);
            if (now != lastLeases)
            {
                lastLeases = now;
                lines!.Add($"{{\"leases\":{now}}}");
            }
        }
    }

    /// <summary>It serves no more.</summary>
    public void Ended()
    {
        if (offer is not null && lines is not null && !json)
        {
            lines.Add(fetches.Summary);
        }
    }

    public void Dispose()
    {
        lines?.Dispose();
        redrawn?.Dispose();
    }

    private void Tell(string name, JsonNode value, string text)
    {
        if (json)
        {
            lines!.Add(new JsonObject { [name] = value }.ToJsonString(FactJson.Options));
        }
        else
        {
            Say(text);
        }
    }

    private void Say(string text)
    {
        if (lines is not null)
        {
            lines.Add(text);
            return;
        }

        latest.Enqueue(new StyledLine().Add(text, Palette.Quiet));
        while (latest.Count > Latest)
        {
            latest.Dequeue();
        }

        redrawn!.Show([.. latest]);
    }
}
