using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Tests.Supervision;

public sealed class SystemdTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Test]
    public void Each_word_is_one_datagram_with_what_people_read_beside_it()
    {
        using var manager = new FakeManager();
        using var systemd = Of(manager.Path)!;

        systemd.Ready("rig lab: 2 stations, 0 busy");
        systemd.Alive("rig lab: 2 stations, 1 busy");
        systemd.Ailing("s1's hands:\nno answer");
        systemd.Stopping();

        Assert.That(manager.Next(Bound), Is.EqualTo("READY=1\nSTATUS=rig lab: 2 stations, 0 busy"));
        Assert.That(manager.Next(Bound), Is.EqualTo("WATCHDOG=1\nSTATUS=rig lab: 2 stations, 1 busy"));
        Assert.That(manager.Next(Bound), Is.EqualTo("STATUS=s1's hands: no answer"), "no second line that could be taken for a word");
        Assert.That(manager.Next(Bound), Does.StartWith("STOPPING=1\nSTATUS="));
    }

    [Test]
    public void A_socket_in_the_abstract_name_space_is_reached_by_its_name()
    {
        using var manager = new FakeManager($"\0phonerig-test-{Environment.ProcessId}");
        using var systemd = Of($"@{manager.Path[1..]}")!;

        systemd.Ready("here");

        Assert.That(manager.Next(Bound), Does.StartWith("READY=1"));
    }

    [Test]
    public void A_manager_that_does_not_listen_any_more_is_no_fault()
    {
        var manager = new FakeManager();
        using var systemd = Of(manager.Path)!;
        manager.Dispose();

        Assert.That(() => systemd.Alive("still here"), Throws.Nothing);
        Assert.That(() => { systemd.Dispose(); systemd.Stopping(); }, Throws.Nothing);
    }

    [Test]
    public void Without_a_manager_there_is_none()
    {
        Assert.That(Of(null), Is.Null);
        Assert.That(Of(""), Is.Null);
    }

    [TestCase("30000000", "", 30.0)]
    [TestCase("30000000", "77", 30.0)]
    [TestCase("30000000", "78", null, TestName = "A watchdog that is meant for the parent process is none of ours")]
    [TestCase("soon", "77", null)]
    [TestCase("0", "77", null)]
    [TestCase(null, null, null)]
    public void The_watchdogs_time_is_what_the_unit_says(string? microseconds, string? process, double? seconds)
    {
        using var manager = new FakeManager();
        using var systemd = Of(manager.Path, microseconds, process)!;

        Assert.That(systemd.Within?.TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public void Of_several_the_most_impatient_counts()
    {
        using var manager = new FakeManager();

        using var both = new Supervisors([Of(manager.Path)!, Of(manager.Path, "30000000", "77")!]);
        using var none = new Supervisors([]);

        Assert.That((both.Within, none.Within), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(30), (TimeSpan?)null)));
    }

    private static Systemd? Of(string? socket, string? microseconds = null, string? process = null) => Systemd.Of(
        name => name switch
        {
            "NOTIFY_SOCKET" => socket,
            "WATCHDOG_USEC" => microseconds,
            "WATCHDOG_PID" => process,
            _ => null,
        },
        process: 77);
}
