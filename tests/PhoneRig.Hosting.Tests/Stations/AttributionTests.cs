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

    [TestCase(Mac1, "s1", nameof(AttributedBy.ConfiguredMac), "")]
    [TestCase(Stranger, null, nameof(AttributedBy.Nothing), "s2 s3", Description = "s1's address is another")]
    [TestCase(null, null, nameof(AttributedBy.Nothing), "s1 s2 s3", Description = "it says nothing: anybody's")]
    public void What_cannot_be_told_may_be_of_every_station_that_it_is_not_excluded_for(string? mac, string? station, string by, string possible) =>
        Check(mac, station, by, possible, ("s1", Mac1), ("s3", null), ("s2", null));

    [TestCase(Stranger, null, nameof(AttributedBy.Nothing), "")]
    [TestCase(null, null, nameof(AttributedBy.Nothing), "s1 s2", Description = "a phone may go on by a lease of before the rig started")]
    public void With_every_address_known_a_strange_one_is_of_no_station(string? mac, string? station, string by, string possible) =>
        Check(mac, station, by, possible, ("s1", Mac1), ("s2", Mac2));

    [TestCase(Stranger, "s2", nameof(AttributedBy.OnlyUnknown), "")]
    [TestCase(Mac1, "s1", nameof(AttributedBy.ConfiguredMac), "")]
    [TestCase(null, null, nameof(AttributedBy.Nothing), "s1 s2")]
    public void It_says_how_it_knows(string? mac, string? station, string by, string possible) =>
        Check(mac, station, by, possible, ("s1", Mac1), ("s2", null));

    private static void Check(string? mac, string? station, string by, string possible, params (string Station, string? Mac)[] stations)
    {
        var found = new Attribution(stations.ToDictionary(one => one.Station, one => one.Mac)).Of(mac);
        Assert.That((found.Station, $"{found.By}", string.Join(' ', found.Possible)), Is.EqualTo((station, by, possible)));
    }

    private static string? StationOf(string? mac, params (string Station, string? Mac)[] stations) =>
        new Attribution(stations.ToDictionary(station => station.Station, station => station.Mac))
            .Of(new DhcpAsked(mac, "10.70.0.9", "discover", null).Mac).Station;
}
