using System.Net;
using System.Net.Sockets;
using PhoneRig.Conformance;
using PhoneRig.Network.Folders;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Tests.Sockets.Tftp;

/// <summary>The black-box checks that <c>scripts/tftp-conformance.sh</c> holds rivals to, over real sockets.</summary>
[NonParallelizable]
public sealed class ConformanceTests
{
    [Test]
    public void Our_server_passes_every_check()
    {
        var failed = Run(new IPEndPoint(IPAddress.Any, 0), IPAddress.Loopback, ConformanceRun.Checks);

        Assert.That(ConformanceRun.Checks, Has.Count.GreaterThan(120));
        Assert.That(failed, Is.Empty);
    }

    [Test]
    public void Our_server_reads_files_over_IPv6_as_well()
    {
        if (!Socket.OSSupportsIPv6)
        {
            Assert.Ignore("needs IPv6");
        }

        Assert.That(Run(new IPEndPoint(IPAddress.IPv6Any, 0), IPAddress.IPv6Loopback, ReadingChecks.All.Where(check => !check.Slow)), Is.Empty);
    }

    private static List<string> Run(IPEndPoint listen, IPAddress asked, IEnumerable<Check> checks)
    {
        using var folder = new ServedFolder();
        using var engine = new TftpEngine(TimeProvider.System, fault => TestContext.Error.WriteLine(fault));
        using var listener = engine.Listen(new TftpListening { Local = listen, Files = new FolderFiles(folder.Root, TimeProvider.System), Report = _ => { }, Options = new() { TransfersPerAddress = asked.Equals(IPAddress.IPv6Loopback) ? 100 : 4 } });
        var probe = new Probe(new IPEndPoint(asked, listener.Local.Port), folder);
        var all = checks.ToList();
        var seen = ConformanceRun.Run(probe, all).ToDictionary();
        foreach (var check in all.Where(check => check.MayKill))
        {
            seen[check] = ConformanceRun.Try(check, probe);
        }

        return [.. seen.Where(one => one.Value is not null).Select(one => $"{one.Key.Name} ({one.Key.Section}): {one.Value}")];
    }
}
