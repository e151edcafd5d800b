using System.Net.Sockets;
using System.Text;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary><c>phonerig serve</c> as a service.</summary>
public sealed class ServeVerbTests
{
    [Test]
    public void A_service_serves_no_made_up_phones_unless_it_is_told_to()
    {
        var heard = Path.Combine(StateFolders.New(), "manager.sock");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        Directory.CreateDirectory(Path.GetDirectoryName(heard)!);
        manager.Bind(new UnixDomainSocketEndPoint(heard));
        var host = new TestHost
        {
            Variable = name => name == "NOTIFY_SOCKET" ? heard : null,
            Signals = pressed => pressed(),
        };

        Assert.That(host.Run("serve"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain("rig.yaml").And.Contains("a service serves no made-up phones"));
        Assert.That(host.Opened, Is.Empty);

        Assert.That(host.Run("serve", "--rig", TestHost.SimulatedRig), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Opened, Has.Count.EqualTo(1));
        Assert.That(new[] { Next(manager), Next(manager) }, Has.One.StartsWith("READY=1\nSTATUS=").And.One.StartsWith("STOPPING=1\n"));
    }

    private static string Next(Socket manager)
    {
        manager.ReceiveTimeout = 20_000;
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, manager.Receive(buffer));
    }
}
