using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Cli.Views;

/// <summary>What a phone will be told, for people.</summary>
internal static class DhcpProbeWords
{
    public static IEnumerable<string> Lines(HostInterface device, ImmutableArray<ProbedServer> servers)
    {
        if (servers.IsEmpty)
        {
            yield return $"nobody on {device.Name} answered: a phone gets no address here";
            foreach (var next in NextSteps(device))
            {
                yield return $"  next: {next}";
            }

            yield break;
        }

        foreach (var server in servers)
        {
            foreach (var line in Lines(server))
            {
                yield return line;
            }
        }

        if (servers.Length > 1)
        {
            yield return $"MISSING: {servers.Length} servers answer, and a phone takes whichever is first";
            yield return "  next: switch all but one off, or take their cables off this segment";
        }
    }

    /// <summary>What to look at where nobody answers.</summary>
    public static IEnumerable<string> NextSteps(HostInterface device)
    {
        yield return "is the DHCP server on, and in the same VLAN as this interface? A relay on the segment's router must know the server";
        yield return "does the server answer phones it does not know? Give it one that it does, with --mac";
        if (device.Addresses.IsEmpty)
        {
            yield return $"{device.Name} has no address, and this computer may drop answers for that: give it one of the segment, such as \"sudo ip addr add 10.70.0.1/24 dev {device.Name}\"";
        }

        yield return $"or let this computer lease: phonerig dhcp serve --interface {device.Name}; a rig does with dhcp: built-in";
    }

    private static IEnumerable<string> Lines(ProbedServer server)
    {
        var offer = server.Offer;
        yield return $"{Who(offer)} would give a phone {offer.Address}{(offer.LeaseTime is { } time ? $" for {Duration(time)}" : "")}";
        yield return $"  mask         {offer.Mask?.ToString() ?? "-"}";
        yield return $"  router       {List(offer.Routers)}";
        yield return $"  name server  {List(offer.NameServers)}{(offer.DomainName is { } domain ? $", domain {domain}" : "")}";
        yield return $"  TFTP server  {(offer.Tftp is var (tftp, from) ? $"{tftp}, which a phone takes from {from}" : "-")}";
        yield return $"               option 150 {List(offer.TftpAddresses)} · option 66 {offer.TftpName ?? "-"} · siaddr {offer.NextServer?.ToString() ?? "-"} · sname {offer.ServerName ?? "-"}";
        if (offer.BootFile is { } file)
        {
            yield return $"  boot file    {file}, which phones do not heed";
        }

        if (server.Files is { } files)
        {
            yield return $"  its files    {files.File}: {Words(files)}";
        }

        foreach (var finding in server.Findings)
        {
            yield return $"{(finding.IsMissing ? "MISSING" : "note")}: {finding.What}";
            yield return $"  next: {finding.Next}";
        }

        if (server.IsGood)
        {
            yield return "good: a phone finds its files with this";
        }
    }

    private static string Who(DhcpOffer offer) =>
        $"{offer.Server ?? offer.Source}{(offer.Source.Equals(offer.Server) || offer.Server is null ? "" : $" at {offer.Source}")}{(offer.Mac is { } mac ? $" ({mac})" : "")}";

    private static string Words(TftpLookResult files) => files.End switch
    {
        TftpLookEnd.Served => "served",
        TftpLookEnd.Refused => $"refused: {files.Message}",
        _ => "no answer",
    };

    private static string List<T>(ImmutableArray<T> values) => values.IsEmpty ? "-" : string.Join(", ", values);

    private static string Duration(TimeSpan time) => time.TotalSeconds >= uint.MaxValue ? "ever" : DurationText.Format(time);
}
