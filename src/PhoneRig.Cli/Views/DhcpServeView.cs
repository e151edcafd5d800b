using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Cli.Views;

/// <summary>A DHCP server at work: a table that is drawn in place on a terminal, lines in a pipe, an object a line with <c>--json</c>.</summary>
internal sealed class DhcpServeView : IDhcpObserver, IDisposable
{
    /// <summary>The latest lines below the table.</summary>
    private const int Latest = 8;

    private readonly string device;
    private readonly DhcpServerOptions options;
    private readonly bool json;
    private readonly LineWriter? lines;
    private readonly RedrawnLines? redrawn;
    private readonly DhcpTable table = new();
    private readonly Queue<StyledLine> latest = [];
    private string? lastLeases;

    public DhcpServeView(CliHost host, string device, DhcpServerOptions options, bool json)
    {
        (this.device, this.options, this.json) = (device, options, json);
        (lines, redrawn) = json || host.Terminal is null ? (new LineWriter(host.Out), (RedrawnLines?)null) : (null, new RedrawnLines(host.Terminal));
    }

    public void Searching() => Tell("searching", new JsonObject { ["interface"] = device }, $"looking for other DHCP servers on {device} first; this takes some seconds");

    public void Serving() => Tell(
        "serving",
        new JsonObject
        {
            ["interface"] = device,
            ["address"] = options.Address.ToString(),
            ["from"] = options.LeaseFrom.ToString(),
            ["to"] = options.LeaseTo.ToString(),
            ["tftp"] = (options.TftpServer ?? options.Address).ToString(),
            ["answer"] = options.Answer.ToString().ToLowerInvariant(),
        },
        $"PhoneRig leases {options.LeaseFrom} to {options.LeaseTo} on {device} to {options.Answer.ToString().ToLowerInvariant()}; TFTP server {options.TftpServer ?? options.Address}; Ctrl-C ends it");

    public void Note(string text) => Tell("note", JsonValue.Create(text), $"NOTE: {text}");

    public void Seen(DateTimeOffset at, NetworkSighting sighting)
    {
        table.Take(at, sighting);
        var value = new JsonObject { ["at"] = at.ToString("O", CultureInfo.InvariantCulture), ["fact"] = JsonNode.Parse(FactJson.Write(sighting)) };
        if (json)
        {
            lines!.Add(value.ToJsonString(FactJson.Options));
        }
        else
        {
            Say($"{at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {FactWords.Describe(sighting)}");
        }
    }

    public void Leases(TimeSpan uptime, ImmutableArray<Lease> leases)
    {
        if (redrawn is not null)
        {
            redrawn.Show([new StyledLine().Add($"PhoneRig leases {options.LeaseFrom} to {options.LeaseTo} on {device}; TFTP server {options.TftpServer ?? options.Address}; Ctrl-C ends it"), .. table.Lines(uptime, leases), .. latest]);
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
