using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Lan;

/// <summary>Another phone of a segment, with an older load that it gives to others (facts 7.2 row 22). It hears that one comes by its DISCOVER, which is a broadcast.</summary>
/// <param name="network">The segment.</param>
/// <param name="address">Its address.</param>
public sealed class PeerPhone(INetwork network, IPAddress address) : IDisposable
{
    /// <summary>Its load: 8.5(2) with both keys, which every phone takes (facts 7.1).</summary>
    public static readonly SyntheticFirmwareRequest Load = new("8-5-2S", SigningGeneration.Dual);

    private readonly SiteTftp images = new(network, address, SyntheticFirmware.Make(Load), SiteFaults.Find("none"));
    private IDatagramPort? advertises;
    private IDatagramPort? hears;

    /// <summary>Advertises from now on.</summary>
    public void Open()
    {
        images.Open();
        var advert = PeerAdvert.Write(SyntheticFirmware.Make(Load).Keys);
        advertises = network.Open(new IPEndPoint(address, PeerAdvert.Port), (_, _) => { });
        hears = network.Open(new IPEndPoint(address, 67), (_, _) => advertises.Send(advert, new IPEndPoint(IPAddress.Broadcast, PeerAdvert.Port)));
    }

    /// <summary>It goes.</summary>
    public void Dispose()
    {
        hears?.Dispose();
        advertises?.Dispose();
        images.Dispose();
    }
}
