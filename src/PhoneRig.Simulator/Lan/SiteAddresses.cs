using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace PhoneRig.Simulator.Lan;

/// <summary>Who has which address on a simulated site: its servers the last ones of the rig's subnet, phones the first ones.</summary>
internal sealed class SiteAddresses
{
    /// <summary>A TFTP server in another subnet (RFC 5737, for examples).</summary>
    public static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.5");

    private readonly uint subnet;
    private readonly uint mask;

    /// <param name="rig">The rig's own address with its prefix, such as 10.70.0.1/24.</param>
    public SiteAddresses(string rig)
    {
        var parts = rig.Split('/');
        Rig = IPAddress.Parse(parts[0]);
        mask = uint.MaxValue << (32 - int.Parse(parts[1], CultureInfo.InvariantCulture));
        subnet = BinaryPrimitives.ReadUInt32BigEndian(Rig.GetAddressBytes()) & mask;
        var last = Hosts(fromTheEnd: true).Take(3).ToArray();
        (Server, Peer, Router) = (last[0], last.ElementAtOrDefault(1) ?? last[0], last.ElementAtOrDefault(2) ?? last[0]);
    }

    public IPAddress Rig { get; }

    public IPAddress Server { get; }

    public IPAddress Peer { get; }

    public IPAddress Router { get; }

    public IPAddress Mask => Address(mask);

    /// <summary>The address of the phone that asked as the n-th one, from 0; null where the subnet has no more.</summary>
    public IPAddress? Phone(int number) => Hosts(fromTheEnd: false)
        .Where(host => !host.Equals(Server) && !host.Equals(Peer) && !host.Equals(Router))
        .ElementAtOrDefault(number);

    private IEnumerable<IPAddress> Hosts(bool fromTheEnd)
    {
        var last = subnet | ~mask;
        for (uint step = 1; step < last - subnet; step++)
        {
            var host = Address(fromTheEnd ? last - step : subnet + step);
            if (!host.Equals(Rig))
            {
                yield return host;
            }
        }
    }

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)((number >> 16) & 0xFF), (byte)((number >> 8) & 0xFF), (byte)(number & 0xFF)]);
}
