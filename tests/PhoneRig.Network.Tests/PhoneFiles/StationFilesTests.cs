using System.Net;
using System.Text;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.PhoneFiles;

public sealed class StationFilesTests
{
    private const string DefaultLoad = "term70.default.loads";
    private const string GoalLoad = "SCCP70.9-4-2SR3-1S";

    private static readonly IPAddress Phone1 = IPAddress.Parse("10.70.0.101");
    private static readonly IPAddress Phone2 = IPAddress.Parse("10.70.0.102");
    private static readonly IPAddress Stranger = IPAddress.Parse("10.70.0.103");

    private StationFiles files = null!;

    [SetUp]
    public void Serve() => files = new StationFiles(
        [
            new("goal", Set("goal", DefaultLoad, GoalLoad + ".loads", "jar70sccp.9.sbn", "cvm70.sbn")),
            new("dual-key", Set("dual", DefaultLoad, "SCCP70.8-5-2S.loads", "jar70sccp.8.sbn", "cvm70.sbn")),
        ],
        "goal",
        [
            new StationPhone("s1", "00:1b:2c:3d:4e:5f", new PhoneLoad(30006, "Cisco 7970", GoalLoad)),
            new StationPhone("s2", null, new PhoneLoad(119, "Cisco 7971", GoalLoad)),
        ],
        Shipped.Templates,
        new CallManager("10.70.0.1"),
        client => client.Equals(Phone1) ? "s1" : client.Equals(Phone2) ? "s2" : null);

    [Test]
    public void Everybody_gets_the_goal_at_first()
    {
        Assert.That(Text(Phone1, DefaultLoad), Is.EqualTo("goal " + DefaultLoad));
        Assert.That(Text(Stranger, DefaultLoad), Is.EqualTo("goal " + DefaultLoad));
        Assert.That(Text(Stranger, "jar70sccp.8.sbn"), Is.Null);
        Assert.That(files.Served("s1"), Is.EqualTo("goal"));
    }

    [Test]
    public void A_switch_is_for_its_own_station_only()
    {
        files.Serve("s1", "dual-key");

        Assert.That(Text(Phone1, DefaultLoad), Is.EqualTo("dual " + DefaultLoad));
        Assert.That(Text(Phone2, DefaultLoad), Is.EqualTo("goal " + DefaultLoad));
        Assert.That(Text(Stranger, DefaultLoad), Is.EqualTo("goal " + DefaultLoad));
        Assert.That((files.Served("s1"), files.Served("s2")), Is.EqualTo(("dual-key", "goal")));
    }

    [Test]
    public void A_switch_waits_for_the_next_loads_request()
    {
        Assert.That(Text(Phone1, DefaultLoad), Does.StartWith("goal"));
        files.Serve("s1", "dual-key");

        Assert.That(Text(Phone1, "cvm70.sbn"), Is.EqualTo("goal cvm70.sbn"), "in the middle of the goal's load");
        Assert.That(Text(Phone1, "jar70sccp.8.sbn"), Is.Null);
        Assert.That(Text(Phone1, "TERM70.DEFAULT.LOADS"), Is.EqualTo("dual " + DefaultLoad), "whatever the case");
        Assert.That(Text(Phone1, "jar70sccp.8.sbn"), Is.EqualTo("dual jar70sccp.8.sbn"));
    }

    [Test]
    public void A_switch_back_leaves_a_phone_in_the_middle_the_rest_of_its_load()
    {
        files.Serve("s1", "dual-key");
        Text(Phone1, DefaultLoad);
        files.Serve("s1", "goal");

        Assert.That(Text(Phone1, "jar70sccp.8.sbn"), Is.EqualTo("dual jar70sccp.8.sbn"));
    }

    [Test]
    public void A_phone_that_took_another_set_finds_the_whole_goal_there_too()
    {
        files.Serve("s1", "dual-key");
        Text(Phone1, DefaultLoad);

        Assert.That(Text(Phone1, GoalLoad + ".loads"), Is.EqualTo($"goal {GoalLoad}.loads"));
        Assert.That(Text(Phone1, "jar70sccp.9.sbn"), Is.EqualTo("goal jar70sccp.9.sbn"));
    }

    [Test]
    public void An_archive_of_one_name_comes_from_the_set_whose_load_was_asked_for()
    {
        files.Serve("s1", "dual-key");
        Text(Phone1, DefaultLoad);
        Assert.That(Text(Phone1, "cvm70.sbn"), Is.EqualTo("dual cvm70.sbn"));

        Text(Phone1, GoalLoad + ".loads");
        Assert.That(Text(Phone1, "cvm70.sbn"), Is.EqualTo("goal cvm70.sbn"));
    }

    [TestCase("goal")]
    [TestCase("dual-key")]
    public void Configurations_name_the_goals_load_whatever_is_served(string set)
    {
        files.Serve("s1", set);
        Text(Phone1, DefaultLoad);

        Assert.That(Text(Phone1, "SEP001B2C3D4E5F.cnf.xml"), Does.Contain($"<loadInformation>{GoalLoad}</loadInformation>"));
        Assert.That(Text(Stranger, "XMLDefault.cnf.xml"), Does.Contain($">{GoalLoad}</loadInformation30006>").And.Contain($">{GoalLoad}</loadInformation119>"));
    }

    [Test]
    public void A_station_whose_address_nobody_told_goes_by_the_file_for_all() =>
        Assert.That(Text(Phone2, "SEP001B2C3D4E60.cnf.xml"), Is.Null);

    [Test]
    public void A_set_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.That(() => files.Serve("s1", "dual"), Throws.ArgumentException.With.Message.Contains("dual-key, goal"));

    private static IEnumerable<TftpFile> Set(string set, params string[] names) =>
        names.Select(name => new TftpFile(name, Encoding.ASCII.GetBytes($"{set} {name}")));

    private string? Text(IPAddress client, string name) => files.Find(client, name) is { } file ? Encoding.UTF8.GetString(file.Content.Span) : null;
}
