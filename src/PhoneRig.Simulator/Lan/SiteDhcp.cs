using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// The DHCP server of a simulated site, in a few bytes of its own: an offer for each DISCOVER, an acknowledgement for each REQUEST
/// (RFC 2131), and the settings of facts 8 as far as the site's fault leaves them.
/// </summary>
/// <param name="network">The segment.</param>
/// <param name="addresses">Who has which address.</param>
/// <param name="tftp">The TFTP server that phones are told of.</param>
/// <param name="fault">What is wrong with the site.</param>
internal sealed class SiteDhcp(INetwork network, SiteAddresses addresses, IPAddress tftp, SiteFault fault) : IDisposable
{
    private const byte Discover = 1;
    private const byte Request = 3;
    private const byte Offer = 2;
    private const byte Acknowledge = 5;

    /// <summary>RFC 2131 section 2: fixed fields, then the cookie, then options.</summary>
    private const int OptionsAt = 240;

    private readonly Dictionary<string, IPAddress> leases = new(StringComparer.Ordinal);
    private IDatagramPort? port;

    /// <summary>Serves from now on.</summary>
    public void Open() => port = network.Open(new IPEndPoint(addresses.Server, 67), Hear);

    public void Dispose() => port?.Dispose();

    private void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var asked = payload.Span;
        var type = asked.Length > OptionsAt && asked[0] == 1 ? TypeOf(asked[OptionsAt..]) : (byte)0;
        if (fault.NoLeases || type is not (Discover or Request) || LeaseOf(Convert.ToHexString(asked.Slice(28, 6))) is not { } address)
        {
            return;
        }

        var reply = new byte[OptionsAt];
        reply[0] = 2;
        asked.Slice(1, 2).CopyTo(reply.AsSpan(1));
        asked.Slice(4, 4).CopyTo(reply.AsSpan(4));
        asked.Slice(10, 2).CopyTo(reply.AsSpan(10));
        address.GetAddressBytes().CopyTo(reply, 16);
        (fault.NamesNoServer ? IPAddress.Any : tftp).GetAddressBytes().CopyTo(reply, 20);
        asked.Slice(28, 16).CopyTo(reply.AsSpan(28));
        asked.Slice(236, 4).CopyTo(reply.AsSpan(236));
        port!.Send(
            [
                .. reply,
                53, 1, type == Discover ? Offer : Acknowledge,
                54, 4, .. addresses.Server.GetAddressBytes(),
                51, 4, 0, 0, 0x0E, 0x10,
                1, 4, .. addresses.Mask.GetAddressBytes(),
                .. fault.NoGateway ? [] : (ReadOnlySpan<byte>)[3, 4, .. addresses.Router.GetAddressBytes()],
                .. fault.NamesNoServer ? [] : TftpOptions(),
                255,
            ],
            new IPEndPoint(IPAddress.Broadcast, 68));
    }

    private byte[] TftpOptions()
    {
        var name = Encoding.ASCII.GetBytes(tftp.ToString());
        return [66, (byte)name.Length, .. name, 150, 4, .. tftp.GetAddressBytes()];
    }

    private IPAddress? LeaseOf(string client)
    {
        if (!leases.TryGetValue(client, out var address) && addresses.Phone(leases.Count) is { } free)
        {
            leases.Add(client, address = free);
        }

        return address;
    }

    /// <summary>Option 53; 0 where there is none.</summary>
    private static byte TypeOf(ReadOnlySpan<byte> options)
    {
        for (var at = 0; at + 2 < options.Length && options[at] != 255; at += options[at] == 0 ? 1 : 2 + options[at + 1])
        {
            if (options[at] == 53)
            {
                return options[at + 2];
            }
        }

        return 0;
    }
}
