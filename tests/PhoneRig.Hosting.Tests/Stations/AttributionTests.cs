using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class AttributionTests
{
    private const string Mac1 = "00:1b:2c:3d:4e:01";
    private const string Mac2 = "00:1b:2c:3d:4e:02";
    private const string Stranger = "00:1b:2c:3d:4e:ff";

    [TestCase(Mac1, "s1")]
    [TestCase(Mac2, "s2")]
    [TestCase("00:1B:2C:3D:4E:02", "s2", Description = "the rig file may be written in either case")]
    [TestCase(Stranger, null)]
    [TestCase(null, null)]
    public void With_every_address_known_a_packet_goes_by_its_address_and_strangers_go_nowhere(string? mac, string? station) =>
        Assert.That(StationOf(mac, ("s1", Mac1), ("s2", Mac2)), Is.EqualTo(station));

    [TestCase(Mac1, "s1")]
    [TestCase(Stranger, "s2")]
    [TestCase(null, null, Description = "it may be s1's: never by guess")]
    public void A_stranger_is_the_only_phone_whose_address_nobody_told(string? mac, string? station) =>
        Assert.That(StationOf(mac, ("s1", Mac1), ("s2", null)), Is.EqualTo(station));

    [TestCase(Stranger)]
    [TestCase(null)]
    public void The_only_station_of_a_rig_without_addresses_gets_everything(string? mac) =>
        Assert.That(StationOf(mac, ("s1", null)), Is.EqualTo("s1"));

    [TestCase(Stranger)]
    [TestCase(null)]
    public void Between_two_unknown_phones_nothing_is_guessed(string? mac) =>
        Assert.That(StationOf(mac, ("s1", null), ("s2", null)), Is.Null);

    private static string? StationOf(string? mac, params (string Station, string? Mac)[] stations) =>
        new Attribution(stations.ToDictionary(station => station.Station, station => station.Mac))
            .StationOf(new DhcpAsked(mac, "10.70.0.9", "discover", null));
}
