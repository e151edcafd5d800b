using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Network.Snmp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Net-snmp's own agent on loopback: its interfaces are this computer's, and a script of its plays a switch's bridge and inline power tables.</summary>
public sealed class SnmpdTests
{
    /// <summary>What the agent runs for the trees that it is told to pass on: it is asked, "-g OID" for one and "-n OID" for the next (snmpd.conf(5), pass).</summary>
    private const string Script = """
        #!/bin/sh
        awk -v way="$1" -v asked="$2" '
          function after(a, b,   x, y, n, m, i) {
            n = split(substr(a, 2), x, "."); m = split(substr(b, 2), y, ".")
            for (i = 1; i <= n && i <= m; i++) if (x[i] + 0 != y[i] + 0) return x[i] + 0 > y[i] + 0
            return n > m
          }
          way == "-g" && $1 == asked { print $1; print $2; print $3; exit }
          way == "-n" && after($1, asked) { print $1; print $2; print $3; exit }
        ' "$(dirname "$0")/table"
        """;

    private readonly List<(IPEndPoint From, IPEndPoint To, byte[] Payload)> seen = [];
    private DirectoryInfo folder = null!;
    private Process? snmpd;
    private IPEndPoint agent = null!;

    [SetUp]
    public void Start()
    {
        Tool.Need("awk", "mawk");
        Environment.SetEnvironmentVariable("PATH", $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin");
        Tool.Need("snmpd", "snmpd");
        seen.Clear();
        folder = Directory.CreateTempSubdirectory("phonerig-snmpd-");
        agent = new IPEndPoint(IPAddress.Loopback, FreePort());
        var script = Path.Combine(folder.FullName, "pass");
        File.WriteAllText(script, Script);
        Assert.That(Tool.Run("chmod", "+x", script).Code, Is.Zero);

        // In the order of the tree. Bridge port 1 is the interface 1, which is lo on every Linux.
        File.WriteAllText(Path.Combine(folder.FullName, "table"), """
            .1.3.6.1.2.1.17.1.4.1.2.1 integer 1
            .1.3.6.1.2.1.17.4.3.1.2.0.27.44.61.78.95 integer 1
            .1.3.6.1.2.1.17.7.1.2.2.1.2.101.0.27.44.61.78.96 integer 1
            .1.3.6.1.2.1.17.7.1.4.5.1.1.1 gauge 101
            .1.3.6.1.2.1.105.1.1.1.3.1.1 integer 1
            .1.3.6.1.2.1.105.1.1.1.6.1.1 integer 3

            """);
        var configuration = Path.Combine(folder.FullName, "snmpd.conf");
        File.WriteAllText(configuration, $"""
            rocommunity lab 127.0.0.1
            pass .1.3.6.1.2.1.17 {script}
            pass .1.3.6.1.2.1.105 {script}

            """);
        var start = new ProcessStartInfo("snmpd", ["-f", "-Lo", "-C", "-c", configuration, "-p", Path.Combine(folder.FullName, "pid"), $"udp:127.0.0.1:{agent.Port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SNMP_PERSISTENT_DIR"] = folder.FullName },
        };
        snmpd = Process.Start(start)!;
        snmpd.OutputDataReceived += (_, _) => { };
        snmpd.ErrorDataReceived += (_, _) => { };
        snmpd.BeginOutputReadLine();
        snmpd.BeginErrorReadLine();
    }

    [TearDown]
    public void Stop()
    {
        snmpd?.Kill();
        snmpd?.WaitForExit();
        snmpd?.Dispose();
        snmpd = null;
        folder?.Delete(recursive: true);
    }

    [Test]
    public void A_real_agent_is_read_to_the_end_and_tshark_finds_nothing_wrong_with_the_packets()
    {
        var reading = Read("lab", tries: 20);

        Assert.That(reading.Problem, Is.Null);
        Assert.That(reading[SwitchTables.Description].Single().Text, Does.StartWith("Linux"));
        var lo = SwitchTables.Ports(reading).Single(port => port.Name == "lo");
        Assert.That((lo.Up, lo.Vlan, lo.Power), Is.EqualTo(((bool?)true, (int?)101, PortPower.Delivering)));
        Assert.That(lo.Macs, Is.EqualTo(new[] { "00:1b:2c:3d:4e:5f", "00:1b:2c:3d:4e:60" }));

        Tool.Need("tshark", "tshark");
        var capture = Path.Combine(folder.FullName, "snmp.pcap");
        Capture.Write(capture, seen);
        var (code, told) = Tool.Run("tshark", "-n", "-r", capture, "-T", "fields", "-E", "separator=|", "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "_ws.malformed", "-e", "_ws.expert.message");
        Assert.That(code, Is.Zero, told);
        Assert.That(told, Does.Not.Contain("alformed"));
        var lines = told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Running as", StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Count.EqualTo(seen.Count).And.All.StartsWith("SNMP|").And.All.EndsWith("||"), "each is SNMP, without a mark of an expert");
        Assert.That(told, Does.Contain("getBulkRequest 1.3.6.1.2.1.1.1").And.Contain("get-response"));
    }

    [Test]
    public void A_wrong_community_is_met_with_silence()
    {
        Assert.That(Read("lab", tries: 20).Problem, Is.Null, "it is there");

        var reading = Read("wrong", tries: 2);

        Assert.That((reading.Silent, reading.Problem), Is.EqualTo((true, "it does not answer")));
    }

    private SnmpReading Read(string community, int tries)
    {
        using var thread = new LoopThread();
        var done = new TaskCompletionSource<SnmpReading>();
        var loop = thread.Loop;
        using var port = thread.Do(() =>
        {
            Core.Ports.IDatagramPort? opened = null;
            SnmpReader? reader = null;
            opened = new UdpNetwork(loop).Open(new IPEndPoint(IPAddress.Loopback, 0), (from, payload) =>
            {
                seen.Add((new IPEndPoint(from.Address, 161), opened!.Local, payload.ToArray()));
                reader!.Receive(loop.Uptime, payload);
                Tick();
            });
            reader = new SnmpReader(
                new SnmpOptions(community) { Tries = tries, Timeout = TimeSpan.FromMilliseconds(500) }, SwitchTables.Columns, 1, bytes =>
                {
                    seen.Add((opened.Local, new IPEndPoint(agent.Address, 161), bytes));
                    opened.Send(bytes, agent);
                },
                done.SetResult);
            reader.Start(loop.Uptime);
            Tick();
            return opened;

            void Tick()
            {
                if (reader.WakeAt is { } at)
                {
                    loop.Schedule(at, () =>
                    {
                        reader.Tick(loop.Uptime);
                        Tick();
                    });
                }
            }
        });
        Assert.That(done.Task.Wait(TimeSpan.FromSeconds(40)), Is.True, "a reading ends");
        return done.Task.Result;
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
