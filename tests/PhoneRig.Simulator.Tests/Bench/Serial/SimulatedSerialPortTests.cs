using System.Text;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Simulator.Tests.Bench.Serial;

internal sealed class SimulatedSerialPortTests
{
    private readonly List<string> received = [];
    private readonly List<string> lost = [];
    private EventLoop loop = new(new VirtualClock());
    private SimulatedSerialPort port = null!;

    [SetUp]
    public void Plug_it_in()
    {
        received.Clear();
        lost.Clear();
        loop = new EventLoop(new VirtualClock());
        port = new SimulatedSerialPort("simulated console of s1", loop);
    }

    [TearDown]
    public void Pull_it() => port.Dispose();

    [Test]
    public void What_the_phone_sends_arrives_on_the_loop_and_not_before()
    {
        using var line = Open();

        Phone("login: ");
        Assert.That(received, Is.Empty);
        Run();
        Assert.That(received, Is.EqualTo(new[] { "login: " }));
    }

    [Test]
    public void What_the_phone_sent_does_not_change_afterwards()
    {
        using var line = Open();
        var buffer = "one"u8.ToArray();

        port.FromPhone(buffer);
        buffer[0] = (byte)'X';
        Run();

        Assert.That(received, Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void What_the_rig_writes_goes_to_the_phone_and_does_not_come_back()
    {
        List<string> atPhone = [];
        port.ToPhone += bytes => atPhone.Add(Encoding.ASCII.GetString(bytes.Span));
        using var line = Open();

        line.Write("\r"u8);
        Run();

        Assert.That(atPhone, Is.EqualTo(new[] { "\r" }));
        Assert.That(received, Is.Empty);
    }

    [Test]
    public void Bytes_that_come_while_nobody_has_it_open_are_lost()
    {
        Phone("boot");
        using (Open())
        {
            Run();
        }

        Phone("more");
        Run();

        Assert.That(received, Is.Empty);
        Assert.That(port.Lost, Is.EqualTo(8));
    }

    [Test]
    public void It_can_be_open_once()
    {
        using var line = Open();

        Assert.That(() => Open(), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("in use"));
        line.Dispose();
        Assert.That(() => Open().Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_hang_up_is_told_once_and_nothing_comes_after_it()
    {
        using var line = Open();
        port.HangUp();
        port.HangUp();
        Phone("late");
        Run();

        Assert.That(lost, Has.Count.EqualTo(1));
        Assert.That(received, Is.Empty);
        Assert.That(() => line.Write("x"u8), Throws.InstanceOf<HardwareFaultException>());
    }

    [Test]
    public void It_cannot_be_opened_while_the_plug_is_out_and_can_after_it_is_in_again()
    {
        port.HangUp();
        Assert.That(() => Open(), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("put the plug"));

        port.Replug();
        using var line = Open();
        Phone("back");
        Run();
        Assert.That(received, Is.EqualTo(new[] { "back" }));
    }

    [Test]
    public void An_old_line_does_not_see_what_comes_after_a_replug()
    {
        var old = Open();
        port.HangUp();
        port.Replug();
        Phone("for nobody");
        Run();

        Assert.That(received, Is.Empty);
        Assert.That(() => old.Write("x"u8), Throws.InstanceOf<HardwareFaultException>());
        old.Dispose();
    }

    [Test]
    public void A_disposed_line_is_told_nothing_of_what_was_under_way()
    {
        var line = Open();
        Phone("under way");
        port.HangUp();

        line.Dispose();
        line.Dispose();
        Run();

        Assert.That(received, Is.Empty);
        Assert.That(lost, Is.Empty);
        Assert.That(() => line.Write("x"u8), Throws.InstanceOf<HardwareFaultException>());
    }

    private ISerialLine Open() => port.Open(bytes => received.Add(Encoding.ASCII.GetString(bytes.Span)), lost.Add);

    private void Phone(string text) => port.FromPhone(Encoding.ASCII.GetBytes(text));

    private void Run() => loop.RunUntil(() => false);
}
