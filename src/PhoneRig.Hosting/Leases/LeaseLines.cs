using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Leases;

/// <summary>The lines of a lease file and what they come to: one lease an address and one a client, the last line about either counts.</summary>
internal sealed class LeaseLines
{
    /// <summary>Longer lines are none of ours.</summary>
    private const int LongestLine = 512;

    private readonly Dictionary<IPAddress, KeptLease> byAddress = [];
    private readonly Dictionary<string, KeptLease> byMac = new(StringComparer.Ordinal);

    /// <summary>What they come to, by address.</summary>
    public ImmutableArray<KeptLease> Leases => [.. byAddress.Values.OrderBy(lease => Convert.ToHexString(lease.Address.GetAddressBytes()), StringComparer.Ordinal)];

    /// <summary>Lines that say nothing that can be read.</summary>
    public int Damaged { get; private set; }

    /// <summary>Reads a file. Never throws, whatever is in it.</summary>
    public static LeaseLines Read(ReadOnlySpan<byte> file)
    {
        var lines = new LeaseLines();
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range].Trim((byte)'\r');
            if (line.IsEmpty)
            {
                continue;
            }

            if (line.Length <= LongestLine && Utf8.IsValid(line) && Parse(line) is { } lease)
            {
                lines.Take(lease);
            }
            else
            {
                lines.Damaged++;
            }
        }

        return lines;
    }

    /// <summary>A change as a line, with its end.</summary>
    public static string Line(KeptLease lease) => new JsonObject
    {
        ["address"] = lease.Address.ToString(),
        ["mac"] = lease.Mac.Length == 0 ? null : lease.Mac,
        ["state"] = Word(lease.State),
    }.ToJsonString() + "\n";

    /// <summary>Takes a change.</summary>
    public void Take(KeptLease lease)
    {
        if (byMac.TryGetValue(lease.Mac, out var former))
        {
            byAddress.Remove(former.Address);
        }

        if (byAddress.TryGetValue(lease.Address, out var owner))
        {
            byMac.Remove(owner.Mac);
        }

        byAddress[lease.Address] = lease;
        if (lease.Mac.Length > 0)
        {
            byMac[lease.Mac] = lease;
        }
    }

    /// <summary>The shortest file that says the same.</summary>
    public string ToText() => string.Concat(Leases.Select(Line));

    private static string Word(LeaseState state) => state.ToString().ToLowerInvariant();

    private static KeptLease? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject one
                && Text(one["address"]) is { } text && IPAddress.TryParse(text, out var address) && address.GetAddressBytes().Length == 4
                && StateOf(Text(one["state"])) is { } state
                && MacOf(one["mac"], state) is { } mac
                ? new KeptLease(mac, address, state)
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            // ArgumentException: a key that is there twice.
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static LeaseState? StateOf(string? word) => word switch
    {
        "bound" => LeaseState.Bound,
        "released" => LeaseState.Released,
        "declined" => LeaseState.Declined,
        _ => null,
    };

    /// <summary>A declined address is nobody's.</summary>
    private static string? MacOf(JsonNode? node, LeaseState state) =>
        state == LeaseState.Declined ? ""
        : Text(node) is { } text && MacText.TryNormalize(text, out var mac) && MacText.IsHost(mac) ? mac
        : null;
}
