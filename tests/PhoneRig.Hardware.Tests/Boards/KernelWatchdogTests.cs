using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.Hardware.Tests.Boards;

/// <summary>The watchdog of a real kernel, which would start it anew.</summary>
[Category(SimulatedHeader.Category)]
[NonParallelizable]
public sealed class KernelWatchdogTests
{
    private const string Path = "/dev/watchdog";

    /// <summary>What the kernel says of a watchdog whose file was closed without the word that switches it off (drivers/watchdog/watchdog_dev.c).</summary>
    private const string StillOn = "watchdog did not stop";

    [Test]
    public void It_is_on_while_it_is_open_for_one_program_alone_and_off_once_it_is_closed()
    {
        SimulatedHeader.Need();
        var said = new LineLog();
        using (var plain = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            plain.WriteByte(0);
        }

        Assert.That(said.Says(StillOn), Is.True, "this kernel tells");
        said.Begin();
        using (var watchdog = WatchdogDevice.Open(Path))
        {
            watchdog.Feed();
            Assert.That(watchdog.Timeout, Is.EqualTo(TimeSpan.FromSeconds(60)), "softdog's own");
            Assert.That(() => WatchdogDevice.Open(Path), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("another program has it"));
        }

        Assert.That(said.Says(StillOn), Is.False);
        WatchdogDevice.Open(Path).Dispose();
    }
}
