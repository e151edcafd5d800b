using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Network.Snmp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>Net-snmp's own agent on loopback; a script of its plays the PoE port 1.7, whose state stands in a file.</summary>
internal sealed class Snmpd : IDisposable
{
    public const string Password = "a password";
    public const string PrivacyPassword = "another password";

    /// <summary>What the agent runs for the tree that it is told to pass on: "-g OID" and "-s OID TYPE VALUE" (snmpd.conf(5), pass).</summary>
    private const string Script = """
        #!/bin/sh
        state="$(dirname "$0")/state"
        case "$1 $2" in
          "-g .1.3.6.1.2.1.105.1.1.1.3.1.7") echo "$2"; echo integer; cat "$state";;
          "-s .1.3.6.1.2.1.105.1.1.1.3.1.7") echo "$4" > "$state"; echo "$4" >> "$state.sets";;
          "-s "*) echo not-writable;;
        esac

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-snmpd-");
    private Process? agent;

    public Snmpd()
    {
        var script = Path.Combine(folder.FullName, "pass");
        File.WriteAllText(script, Script);
        Assert.That(Tool.Run("chmod", "+x", script).Code, Is.Zero);
        // Not snmpd.conf, which it writes itself into the same folder.
        File.WriteAllText(Path.Combine(folder.FullName, "agent.conf"), $"""
            rwcommunity lab 127.0.0.1
            rocommunity reader 127.0.0.1
            createUser sha SHA "{Password}" AES "{PrivacyPassword}"
            createUser sha256 SHA-256 "{Password}" AES "{PrivacyPassword}"
            rwuser sha priv
            rwuser sha256 priv
            pass .1.3.6.1.2.1.105 {script}

            """);
        Write("2");
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = (IPEndPoint)probe.LocalEndPoint!;
    }

    public IPEndPoint Address { get; }

    public string State => File.ReadAllText(Path.Combine(folder.FullName, "state")).Trim();

    public int Sets => File.Exists(SetsFile) ? File.ReadAllLines(SetsFile).Length : 0;

    private string SetsFile => Path.Combine(folder.FullName, "state.sets");

    /// <summary>Marks the test not run where there is no such program.</summary>
    public static void Need()
    {
        Environment.SetEnvironmentVariable("PATH", $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin");
        Tool.Need("snmpd", "snmpd");
    }

    public void Write(string state) => File.WriteAllText(Path.Combine(folder.FullName, "state"), state + "\n");

    /// <summary>Starts it, and waits until it answers. It counts its starts, as version 3 has it.</summary>
    public void Start()
    {
        File.Delete(Path.Combine(folder.FullName, "pid")); // it refuses to start where one is
        agent = Process.Start(new ProcessStartInfo("snmpd", ["-f", "-Lo", "-C", "-c", Path.Combine(folder.FullName, "agent.conf"), "-p", Path.Combine(folder.FullName, "pid"), $"udp:127.0.0.1:{Address.Port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SNMP_PERSISTENT_DIR"] = folder.FullName },
        })!;
        agent.OutputDataReceived += (_, _) => { };
        agent.ErrorDataReceived += (_, _) => { };
        agent.BeginOutputReadLine();
        agent.BeginErrorReadLine();
        var options = new SnmpOptions { Timeout = TimeSpan.FromMilliseconds(100), Tries = 200 };
        var answer = new SnmpSocket(Address, new CommunityEnvelope("lab"), options, 1, TimeProvider.System).Ask(SnmpOperation.Get, new SnmpVariable(Oid.Parse("1.3.6.1.2.1.1.1.0")));
        Assert.That(answer.Problem, Is.Null, "it is there");
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        agent?.Kill();
        agent?.WaitForExit();
        agent?.Dispose();
        agent = null;
    }

    public void Dispose()
    {
        Kill();
        folder.Delete(recursive: true);
    }
}
