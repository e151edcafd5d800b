using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>Who has which address and what he said last, a row a client.</summary>
internal sealed class DhcpTable
{
    /// <summary>Clients whose words are kept; as many as a pool has.</summary>
    private const int MostClients = 4096;

    /// <summary>What every phone of the family begins with: in a table the model is what counts.</summary>
    private const string Makers = DhcpServerOptions.PhoneVendorPrefix + " ";

    private readonly Dictionary<string, (DateTimeOffset At, string Word, string? Itself)> said = new(StringComparer.Ordinal);

    /// <summary>Notes what a client said, or was answered.</summary>
    public void Take(DateTimeOffset at, NetworkSighting sighting)
    {
        var word = sighting switch
        {
            DhcpAsked asked => asked.Message,
            DhcpAnswered answered => $"got {answered.Message}",
            PhoneRegistered => "registered",
            _ => null,
        };
        if (word is not null && sighting.Mac is { } mac && (said.ContainsKey(mac) || said.Count < MostClients))
        {
            said[mac] = (at, word, Itself(sighting) ?? said.GetValueOrDefault(mac).Itself);
        }
    }

    /// <summary>The table.</summary>
    public IEnumerable<StyledLine> Lines(TimeSpan uptime, ImmutableArray<Lease> leases)
    {
        yield return Row("address", "phone", "lease", "last", "what it says it is", quiet: true);
        foreach (var lease in leases)
        {
            var (at, word, itself) = said.GetValueOrDefault(lease.Mac);
            yield return Row(
                lease.Address.ToString(),
                lease.Mac.Length == 0 ? "(another host)" : lease.Mac,
                lease.State switch
                {
                    LeaseState.Bound when lease.Until > uptime => $"{Math.Ceiling((lease.Until - uptime).TotalMinutes).ToString(CultureInfo.InvariantCulture)} min",
                    LeaseState.Bound => "ended",
                    var state => state.ToString().ToLowerInvariant(),
                },
                word is null ? "-" : $"{at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {word}",
                itself ?? "-",
                quiet: lease.State != LeaseState.Bound);
        }
    }

    private static string? Itself(NetworkSighting sighting) => sighting switch
    {
        DhcpAsked asked => asked.Vendor?.Replace(Makers, "", StringComparison.Ordinal),
        PhoneRegistered registered => registered.Load,
        _ => null,
    };

    private static StyledLine Row(string address, string phone, string lease, string last, string itself, bool quiet)
    {
        var style = quiet ? Palette.Quiet : Style.Plain;
        return new StyledLine().Cell(address, 16, style).Cell(phone, 18, style).Cell(lease, 10, style).Cell(last, 22, style).Add(itself, style);
    }
}
