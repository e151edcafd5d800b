using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Tests.Boards;

public sealed class WatchdogDeviceTests
{
    [Test]
    public void It_is_fed_with_anything_but_the_word_that_switches_it_off_which_is_its_last()
    {
        var written = new MemoryStream();
        using (var watchdog = new WatchdogDevice(written, TimeSpan.FromSeconds(15)))
        {
            watchdog.Feed();
            watchdog.Feed();
        }

        Assert.That(written.ToArray(), Is.EqualTo(new byte[] { 0, 0, (byte)'V' }));
    }

    [Test]
    public void One_that_is_gone_is_no_fault_of_who_feeds_it()
    {
        var gone = new MemoryStream();
        var watchdog = new WatchdogDevice(gone, TimeSpan.FromSeconds(15));
        gone.Dispose();

        Assert.That(watchdog.Feed, Throws.Nothing);
        Assert.That(watchdog.Dispose, Throws.Nothing);
    }

    [Test]
    public void A_file_that_is_no_watchdog_is_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.That(() => WatchdogDevice.Open(file), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("it is no watchdog"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Where_there_is_none_the_fault_says_how_to_get_one() => Assert.That(
        () => WatchdogDevice.Open("/dev/no-watchdog-here"),
        Throws.TypeOf<HardwareFaultException>().With.Message.Contains("there is none: dtparam=watchdog=on"));
}
