using System.Diagnostics;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Captures;

namespace PhoneRig.Hosting.Tests.Life;

/// <summary>Tshark dissects the capture of a registration, from the alarm to the goodbye, and of the page, and finds nothing wrong with either side.</summary>
public sealed class TsharkLifeTests
{
    [Test]
    public void Tshark_understands_every_message_of_a_registration()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(one => File.Exists(Path.Combine(one, "tshark"))))
        {
            Assert.Ignore("needs tshark (Debian package tshark)");
        }

        var folder = Directory.CreateTempSubdirectory("phonerig-life-");
        using (var capture = new PacketCapture(folder.FullName, "test (simulated)", "boot", DateTimeOffset.UnixEpoch, new CaptureLimits()))
        using (var bench = new LivingPhone(capture: capture))
        {
            bench.RunUntil(() => bench.All<PhonePageRead>().Any());
            bench.Run(100);
            bench.Press("**#**");
            bench.RunUntil(() => bench.All<PhoneUnregistered>().Any());
        }

        var file = Directory.GetFiles(folder.FullName, "*.pcapng").Single();
        string[] checks = ["-n", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-r", file];
        var wrong = Tshark([.. checks, "-Y", "!tftp && (_ws.malformed || _ws.expert.severity >= 6291456)", "-T", "fields", "-e", "frame.number", "-e", "_ws.col.Info", "-e", "_ws.expert.message"]);
        var said = Tshark([.. checks, "-Y", "skinny || http", "-T", "fields", "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "skinny.DeviceName", "-e", "skinny.firmwareLoadName", "-e", "skinny.alarmInfo"]);
        folder.Delete(recursive: true);
        TestContext.Out.WriteLine(said);

        Assert.That(wrong.Trim(), Is.Empty, "6291456 is a warning, and what is malformed is worse; that a file was not found, which tshark warns of, is no fault");
        using (Assert.EnterMultipleScope())
        {
            foreach (var message in new[]
            {
                "Alarm", "RegisterTokenReq", "RegisterTokenAck", "RegisterReq", "RegisterAck", "CapabilitiesReq", "CapabilitiesRes", "ButtonTemplateReq", "ButtonTemplateRes",
                "SoftKeyTemplateReq", "SoftKeySetReq", "ConfigStatReq", "TimeDateReq", "KeepAliveReq", "KeepAliveAck", "UnregisterReq", "UnregisterAck",
            })
            {
                Assert.That(said, Does.Contain(message));
            }

            Assert.That(said, Does.Contain("SEP001B2C3D4E5F\tSCCP70.9-4-2SR3-1S"), "tshark reads the load in the Register too");
            Assert.That(said, Does.Contain("GET /DeviceInformationX HTTP/1.1").And.Contains("HTTP/1.1 200 OK"));
        }
    }

    private static string Tshark(params string[] arguments)
    {
        using var tshark = Process.Start(new ProcessStartInfo("tshark", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = tshark.StandardError.ReadToEndAsync();
        var told = tshark.StandardOutput.ReadToEnd();
        tshark.WaitForExit();
        Assert.That(tshark.ExitCode, Is.Zero, error.GetAwaiter().GetResult());
        return told;
    }
}
