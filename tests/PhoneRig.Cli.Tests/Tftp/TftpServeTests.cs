using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using Spectre.Console;

namespace PhoneRig.Cli.Tests.Tftp;

/// <summary><c>phonerig tftp serve</c>, asked over a real socket.</summary>
public sealed partial class TftpServeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private string root = "";

    [SetUp]
    public void Make()
    {
        root = Directory.CreateTempSubdirectory("phonerig-serve-").FullName;
        File.WriteAllText(Path.Combine(root, "term70.default.loads"), new string('x', 700));
    }

    [TearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    [Test]
    public void A_pipe_gets_a_line_for_what_happens()
    {
        var (code, text) = Serve(terminal: null, [], port =>
        {
            Assert.That(Fetch(port, "TERM70.default.loads"), Is.EqualTo(700));
            Assert.That(Fetch(port, "missing"), Is.Null);
        });

        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That(text, Does.StartWith($"serving 1 file below {root} by TFTP at 127.0.0.1:"));
        Assert.That(text, Does.Contain("127.0.0.1        TFTP: TERM70.default.loads asked for by 127.0.0.1"));
        Assert.That(text, Does.Contain("127.0.0.1        TFTP: term70.default.loads served whole, 700 bytes in "));
        Assert.That(text, Does.Contain("127.0.0.1        TFTP: missing refused: file not found"));
        Assert.That(text.TrimEnd(), Does.EndWith("1 file served whole, 700 bytes, to 1 client"));
    }

    [Test]
    public void A_program_gets_the_same_facts_as_objects()
    {
        var (code, text) = Serve(terminal: null, ["--json"], port => Fetch(port, "term70.default.loads"));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.That(code, Is.EqualTo(ExitCode.Done));
        Assert.That((string?)lines[0]["serving"]!["root"], Is.EqualTo(root));
        Assert.That(lines.Skip(1).Select(line => (string?)line["fact"]!["kind"]), Is.EqualTo(new[] { "tftp-requested", "tftp-completed" }));
        Assert.That((long)lines[^1]["fact"]!["bytes"]!, Is.EqualTo(700));
        Assert.That((long)lines[^1]["fact"]!["blocks"]!, Is.EqualTo(2));
        Assert.That((int)lines[^1]["fact"]!["resends"]!, Is.Zero);
        Assert.That((double)lines[^1]["fact"]!["roundTrip"]!, Is.GreaterThan(0));
    }

    [Test]
    public void A_terminal_gets_a_table_of_who_fetches_what()
    {
        var (code, text) = Serve(writer => Screen.Terminal(writer, width: 120), [], port => Fetch(port, "term70.default.loads"));

        Assert.That(code, Is.EqualTo(ExitCode.Done));
        text = Escapes().Replace(text, "");
        Assert.That(text, Does.Contain("client"));
        Assert.That(text, Does.Match("127\\.0\\.0\\.1 +term70\\.default\\.loads +700 bytes *100 %"));
        Assert.That(text, Does.Contain("1 file served whole"));
    }

    [TestCase("--root", "/none/such", "phonerig: --root: there is no folder /none/such\n")]
    [TestCase("--root", "/etc/hostname", "phonerig: --root: /etc/hostname is a file, and no folder\n")]
    public void A_wrong_root_is_told_in_one_sentence(string option, string value, string error)
    {
        var host = new TestHost();

        Assert.That(host.Run("tftp", "serve", option, value, "--listen", "127.0.0.1:0"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Is.EqualTo(error));
    }

    [TestCase("69")]
    [TestCase("10.1:69")]
    [TestCase("127.0.0.1:70000")]
    [TestCase("127.0.0.1:x")]
    [TestCase("eth0")]
    [TestCase("255.255.255.255:69")]
    [TestCase("224.0.0.1")]
    [TestCase("ff02::1")]
    public void A_wrong_place_to_listen_is_told_in_one_sentence(string listen)
    {
        var host = new TestHost();

        Assert.That(host.Run("tftp", "serve", "--root", root, "--listen", listen), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith("phonerig: --listen").And.EndWith("\n"));
        Assert.That(host.Error.Count(c => c == '\n'), Is.EqualTo(1));
    }

    [Test]
    public void An_address_of_another_computer_is_told_with_the_next_step()
    {
        var host = new TestHost();

        Assert.That(host.Run("tftp", "serve", "--root", root, "--listen", "192.0.2.1:6969"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("192.0.2.1 is not an address of this computer; it has "));
    }

    [Test]
    public void A_port_that_is_taken_is_told_with_the_next_step()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var host = new TestHost();

        Assert.That(host.Run("tftp", "serve", "--root", root, "--listen", $"{other.Client.LocalEndPoint}"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("another process has this port already").And.Contain("ss -ulpn"));
    }

    private static int? Fetch(int port, string file)
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Client.ReceiveTimeout = 5000;
        socket.Send([0, 1, .. System.Text.Encoding.ASCII.GetBytes($"{file}\0octet\0")], new IPEndPoint(IPAddress.Loopback, port));
        for (var got = 0; ;)
        {
            IPEndPoint? from = null;
            var packet = socket.Receive(ref from);
            if (packet[1] != 3)
            {
                return null;
            }

            got += packet.Length - 4;
            socket.Send([0, 4, packet[2], packet[3]], from);
            if (packet.Length < 516)
            {
                return got;
            }
        }
    }

    [GeneratedRegex(@"127\.0\.0\.1:(?<port>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();

    /// <summary>Serves, has a client do something, and presses Ctrl-C once all that it did was shown.</summary>
    private (ExitCode Code, string Text) Serve(Func<TextWriter, IAnsiConsole>? terminal, string[] options, Action<int> client)
    {
        var output = new SharedWriter();
        Action? press = null;
        var host = new TestHost { Signals = pressed => press = pressed }.Host with { Out = output, Terminal = terminal?.Invoke(output) };
        var run = Task.Run(() => (ExitCode)PhoneRigCommand.Invoke(host, ["tftp", "serve", "--root", root, "--listen", "127.0.0.1:0", .. options]));
        Assert.That(SpinWait.SpinUntil(() => Place().IsMatch(output.ToString()), Patience), output.ToString());
        client(int.Parse(Place().Match(output.ToString()).Groups["port"].Value));
        Assert.That(SpinWait.SpinUntil(() => output.ToString() is var text && (text.Contains("served whole") || text.Contains("tftp-completed") || text.Contains("100 %")), Patience), output.ToString());
        press!();
        Assert.That(run.Wait(Patience), "Ctrl-C ends it");
        return (run.Result, output.ToString());
    }
}
