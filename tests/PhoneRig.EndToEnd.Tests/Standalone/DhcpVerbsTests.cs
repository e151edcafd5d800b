using System.Text.Json;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.EndToEnd.Tests.Standalone;

/// <summary><c>phonerig dhcp</c> on real interfaces, beside other people's servers and clients.</summary>
[NonParallelizable]
public sealed class DhcpVerbsTests
{
    private readonly Stack<IDisposable> made = [];

    [TearDown]
    public void Stop()
    {
        while (made.TryPop(out var thing))
        {
            thing.Dispose();
        }
    }

    [Test]
    public void A_wrong_interface_is_told_with_the_nearest_and_those_there_are()
    {
        foreach (var verb in new[] { "probe", "serve" })
        {
            var result = Phonerig.Run("dhcp", verb, "--interface", "l0");

            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.StartWith("phonerig: there is no network interface \"l0\"; did you mean \"lo\"?").And.Not.Contain("\n   "));
        }
    }

    [TestCase("phonerig: --range \"10\": expected an address such as 10.70.0.1", "--range", "10-20")]
    [TestCase("phonerig: --tftp \"server\": expected an address such as 10.70.0.1", "--tftp", "server")]
    [TestCase("phonerig: --reserve \"x\": expected MAC=ADDRESS", "--reserve", "x")]
    [TestCase("phonerig: --mac \"x\": expected a phone's hardware address", "--mac", "x")]
    [TestCase("phonerig: --answer \"phone\"", "--answer", "phone")]
    [TestCase("phonerig: --lease-time 1s: phones would do little but renew", "--lease-time", "1s")]
    public void A_wrong_option_is_one_sentence_and_nothing_is_served(string error, params string[] options)
    {
        var result = Phonerig.Run(["dhcp", "serve", "--interface", "lo", .. options]);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.StartWith(error));
        Assert.That(result.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    [Test]
    public void Without_the_right_to_a_port_the_command_that_gives_it_is_named()
    {
        NetworkSpace.NeedRoot();
        Tool.Need("setpriv", "util-linux");
        var (code, text) = Tool.Run(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "PHONERIG_STATE=/tmp", "HOME=/tmp", "dotnet", Path.Combine(AppContext.BaseDirectory, "phonerig.dll"), "dhcp", "probe", "--interface", "lo");
        if (code is not (1 or 2 or 3) || !text.Contains("phonerig:", StringComparison.Ordinal))
        {
            Assert.Ignore($"another user cannot run the program here: {text}");
        }

        Assert.That(code, Is.EqualTo(3), text);
        Assert.That(text, Does.Contain("port 68 needs CAP_NET_BIND_SERVICE").And.Contain("setcap 'cap_net_bind_service,cap_net_raw=+ep'").And.Contain("AmbientCapabilities=CAP_NET_BIND_SERVICE CAP_NET_RAW"));
    }

    [Test]
    public void A_probe_where_nobody_answers_says_what_to_do()
    {
        var space = Made(new NetworkSpace(address: "10.177.8.1/24"));
        var (code, output, _) = Phonerig.Run("dhcp", "probe", "--interface", space.Near);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.StartWith($"nobody on {space.Near} answered: a phone gets no address here").And.Contain($"phonerig dhcp serve --interface {space.Near}"));
    }

    [Test]
    public void A_probe_says_what_a_good_server_tells_and_that_its_files_are_there()
    {
        var (space, scripts) = Dnsmasq(
            "--dhcp-option=3,10.177.8.77", "--dhcp-option=66,10.177.8.77", "--dhcp-option=150,10.177.8.77", "--dhcp-boot=x,,10.177.8.77", "--enable-tftp", "--tftp-root={0}");
        File.WriteAllText(scripts.Of("term70.default.loads"), new string('x', 600));
        var (code, output, error) = Phonerig.Run("dhcp", "probe", "--interface", space.Near);

        Assert.That(code, Is.Zero, output + error);
        var mac = space.Run("cat", $"/sys/class/net/{space.Far}/address").Output.Trim();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.StartWith($"10.177.8.77 ({mac}) would give a phone 10.177.8.1"));
            Assert.That(output, Does.Contain("  router       10.177.8.77\n"));
            Assert.That(output, Does.Contain("  TFTP server  10.177.8.77, which a phone takes from option 150\n"));
            Assert.That(output, Does.Contain("  its files    term70.default.loads: served\n"));
            Assert.That(output, Does.EndWith("good: a phone finds its files with this\n"));
        }
    }

    [Test]
    public void A_probe_says_what_a_bad_server_does_not_tell()
    {
        var (space, _) = Dnsmasq("--dhcp-option=3");
        var (code, output, _) = Phonerig.Run("dhcp", "probe", "--interface", space.Near, "--json");

        Assert.That(code, Is.EqualTo(1), output);
        var lines = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var offer = lines[0].GetProperty("offer");
        Assert.That(offer.GetProperty("server").GetString(), Is.EqualTo("10.177.8.77"));
        Assert.That(offer.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("missing").GetBoolean()).Select(finding => finding.GetProperty("what").GetString()),
            Has.Some.Contains("no router").And.Some.Contains("TFTP server"));
        Assert.That(lines[^1].GetProperty("summary").GetProperty("good").GetBoolean(), Is.False);
    }

    [Test]
    public void A_server_is_not_started_beside_another_one_which_is_named()
    {
        var (space, _) = Dnsmasq("--dhcp-option=150,10.9.9.9");
        var (code, output, error) = Phonerig.Run("dhcp", "serve", "--interface", space.Near, "--json");

        Assert.That(code, Is.EqualTo(3), output + error);
        var message = JsonDocument.Parse(output.TrimEnd('\n').Split('\n')[^1]).RootElement.GetProperty("error").GetProperty("message").GetString();
        var mac = space.Run("cat", $"/sys/class/net/{space.Far}/address").Output.Trim();
        Assert.That(message, Does.Contain($"another DHCP server answers on this segment: 10.177.8.77 (hardware address {mac})").And.Contain("10.9.9.9 (option 150)"));
    }

    [Test]
    public void A_server_by_itself_leases_to_a_real_client_and_remembers_it_after_a_restart()
    {
        Tool.Need("busybox", "busybox");
        var space = Made(new NetworkSpace(address: "10.177.8.1/24"));
        var scripts = Made(new DhcpScripts());
        using (var serving = Serve(space, scripts))
        {
            var (leased, text) = Udhcpc(space, scripts);
            Assert.That(leased, Is.Zero, text);
            Assert.That(text, Does.Contain("ip=10.177.8.50").And.Contain("siaddr=10.177.8.9").And.Contain("tftp=10.177.8.9"));
            serving.Await(line => line.Contains("\"state\":\"bound\"", StringComparison.Ordinal));
            Assert.That(serving.Interrupt(), Is.Zero, serving.Output);
        }

        // Another phone gets another address: the first one's is held, though its process is gone.
        space.Run("ip", "addr", "flush", "dev", space.Far);
        space.Run("ip", "link", "set", space.Far, "address", "02:00:00:00:00:07");
        using (var again = Serve(space, scripts))
        {
            var (leased, text) = Udhcpc(space, scripts);
            Assert.That(leased, Is.Zero, text);
            Assert.That(text, Does.Contain("ip=10.177.8.51"));
            Assert.That(again.Interrupt(), Is.Zero, again.Output);
        }

        static (int Code, string Output) Udhcpc(NetworkSpace space, DhcpScripts scripts) => space.Run(
            "busybox", "udhcpc", "-i", space.Far, "-f", "-q", "-n", "-t", "10", "-T", "2", "-O", "tftp", "-V", "Cisco Systems, Inc. IP Phone CP-7970G", "-s", scripts.Udhcpc);
    }

    private static RunningPhonerig Serve(NetworkSpace space, DhcpScripts scripts)
    {
        var serving = new RunningPhonerig(
            scripts.Of("state"), "dhcp", "serve", "--interface", space.Near, "--range", "10.177.8.50-10.177.8.60", "--tftp", "10.177.8.9", "--json");
        serving.Await(line => line.StartsWith("{\"serving\":", StringComparison.Ordinal));
        return serving;
    }

    private (NetworkSpace Space, DhcpScripts Scripts) Dnsmasq(params string[] options)
    {
        Tool.Need("ip", "iproute2");
        Tool.Need("dnsmasq", "dnsmasq-base");
        var space = Made(new NetworkSpace(address: "10.177.8.1/24"));
        var scripts = Made(new DhcpScripts());
        NetworkSpace.Ip("-n", space.Name, "addr", "add", "10.177.8.77/24", "dev", space.Far);
        space.Start("dnsmasq",
        [
            "--keep-in-foreground", "--port=0", "--conf-file=/dev/null", $"--interface={space.Far}", "--dhcp-range=10.177.8.150,10.177.8.160,1h", "--user=root",
            $"--dhcp-leasefile={scripts.Of("dnsmasq.leases")}", $"--pid-file={scripts.Of("dnsmasq.pid")}",
            .. options.Select(option => option.Replace("{0}", Path.GetDirectoryName(scripts.Log), StringComparison.Ordinal)),
        ]);
        return (space, scripts);
    }

    private T Made<T>(T thing)
        where T : IDisposable
    {
        made.Push(thing);
        return thing;
    }
}
