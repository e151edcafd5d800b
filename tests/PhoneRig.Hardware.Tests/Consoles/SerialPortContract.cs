using System.Diagnostics;
using System.Text;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Tests.Consoles;

/// <summary>What every serial port must do, shown on a real pseudo-terminal.</summary>
internal abstract class SerialPortContract
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>Long enough for an echo, which a kernel sends at once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly List<IDisposable> toClose = [];
    private OpenPorts ports = null!;
    private Pty pty = null!;
    private Listener heard = null!;

    protected abstract ISerialPort Make(string name, OpenPorts ports);

    [SetUp]
    public void MakeALine()
    {
        ports = new OpenPorts();
        pty = new Pty();
        heard = new Listener();
    }

    [TearDown]
    public void CloseTheLine()
    {
        toClose.ForEach(each => each.Dispose());
        toClose.Clear();
        pty.Dispose();
    }

    [Test]
    public void Its_name_is_the_device_path() => Assert.That(Make(pty.Path, ports).Name, Is.EqualTo(pty.Path));

    [Test]
    public void Making_it_opens_nothing() => Assert.That(() => Make("/dev/no-such-tty", ports), Throws.Nothing);

    [Test]
    public void Bytes_arrive_whole_and_as_they_are()
    {
        Open();
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        pty.Send(every);
        Assert.That(heard.WaitFor(it => it.Bytes.Length >= every.Length, Soon));
        Assert.That(heard.Bytes, Is.EqualTo(every));
    }

    [Test]
    public void Bytes_are_sent_as_they_are()
    {
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Open().Write(every);
        Assert.That(pty.Receive(every.Length, Soon), Is.EqualTo(every));
    }

    [Test]
    public void The_phone_never_hears_its_own_words_nor_anything_else()
    {
        Assert.That(pty.Echo, Is.True, "a tty opens with ECHO on: without that this test shows nothing");
        Open();
        Assert.That(pty.Echo, Is.False);
        pty.Send("INIT: Waiting\r\n"u8);
        Assert.That(heard.WaitFor(it => it.Bytes.Length == 15, Soon));
        Assert.That(pty.Receive(1, Quiet), Is.Empty);
    }

    [Test]
    public void What_the_line_held_before_is_not_heard()
    {
        pty.Send("old\n"u8);
        pty.Receive(64, Quiet);
        Open();
        pty.Send("new\n"u8);
        Assert.That(heard.WaitFor(it => it.Bytes.Length >= 4, Soon));
        Assert.That(Encoding.ASCII.GetString(heard.Bytes), Is.EqualTo("new\n"));
    }

    [Test]
    public void A_hundred_kilobytes_each_way_lose_nothing()
    {
        var sent = new byte[100_000];
        new Random(970).NextBytes(sent);
        var line = Open();
        var phone = new Thread(() => pty.Send(sent));
        phone.Start();
        Assert.That(heard.WaitFor(it => it.Bytes.Length >= sent.Length, Soon));
        Assert.That(phone.Join(Soon));
        Assert.That(heard.Bytes.AsSpan().SequenceEqual(sent));

        byte[] back = [];
        var reader = new Thread(() => back = pty.Receive(sent.Length, Soon));
        reader.Start();
        foreach (var chunk in sent.Chunk(2000))
        {
            line.Write(chunk);
        }

        Assert.That(reader.Join(Soon));
        Assert.That(back.AsSpan().SequenceEqual(sent));
        Assert.That(heard.Overlapped, Is.False);
    }

    [Test]
    public void It_listens_at_another_speed_without_a_word_and_without_being_opened_anew([Values(1200, 38400, 115200, 9600)] int baud)
    {
        var line = Open();
        Assert.That(pty.Speed, Is.EqualTo(9600));
        line.Retune(baud);
        Assert.That((pty.Speed, pty.Echo), Is.EqualTo((baud, false)));
        pty.Send("new\n"u8);
        Assert.That(heard.WaitFor(it => it.Bytes.Length == 4, Soon));
        Assert.That(pty.Receive(1, Quiet), Is.Empty);
        line.Write("ok"u8);
        Assert.That(pty.Receive(2, Soon), Is.EqualTo("ok"u8.ToArray()));
    }

    [Test]
    public void A_line_that_is_gone_is_not_retuned()
    {
        var line = Open();
        pty.HangUp();
        Assert.That(heard.WaitFor(it => it.Losses > 0, Soon));
        Assert.That(() => line.Retune(19200), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("lost"));
        line.Dispose();
        Assert.That(() => line.Retune(19200), Throws.TypeOf<HardwareFaultException>());
    }

    [Test]
    public void A_speed_that_there_is_none_of_is_refused()
    {
        var line = Open();
        Assert.That(() => line.Retune(-5), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("no speed"));
        pty.Send("on\n"u8);
        Assert.That(heard.WaitFor(it => it.Bytes.Length == 3, Soon), "and the line lives on");
    }

    [Test]
    public void A_hang_up_is_told_once_and_soon_and_nothing_follows()
    {
        var line = Open();
        pty.HangUp();
        Assert.That(heard.WaitFor(it => it.Losses > 0, TimeSpan.FromSeconds(1)));
        Assert.That(heard.WaitFor(it => it.Losses > 1, Quiet), Is.False);
        Assert.That(Spent(line.Dispose), Is.LessThan(TimeSpan.FromSeconds(1)));
        Assert.That((heard.Losses, heard.Bytes.Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public void The_last_bytes_before_a_hang_up_are_heard()
    {
        Open();
        pty.Send("last words"u8);
        Assert.That(heard.WaitFor(it => it.Bytes.Length == 10, Soon));
        pty.HangUp();
        Assert.That(heard.WaitFor(it => it.Losses == 1, Soon));
    }

    [Test]
    public void A_lost_line_can_be_opened_again_under_the_same_name()
    {
        using var next = new Pty();
        var name = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"console-{Guid.NewGuid():N}");
        File.CreateSymbolicLink(name, pty.Path);
        try
        {
            var port = Make(name, ports);
            var first = port.Open(heard.Received, heard.Lost);
            toClose.Add(first);
            pty.HangUp();
            Assert.That(heard.WaitFor(it => it.Losses == 1, Soon));
            File.Delete(name);
            File.CreateSymbolicLink(name, next.Path);
            var again = new Listener();
            toClose.Add(port.Open(again.Received, again.Lost));
            next.Send("back"u8);
            Assert.That(again.WaitFor(it => it.Bytes.Length == 4, Soon));
            Assert.That(heard.Bytes, Is.Empty);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Test]
    public void Unplugged_again_and_again_it_loses_no_byte_that_it_was_given_and_no_handle()
    {
        var name = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"replugged-{Guid.NewGuid():N}");
        var random = new Random(970);
        var before = Handles();
        try
        {
            for (var cycle = 0; cycle < 8; cycle++)
            {
                using var plugged = new Pty();
                File.Delete(name);
                File.CreateSymbolicLink(name, plugged.Path);
                var hears = new Listener();
                using var line = Make(name, ports).Open(hears.Received, hears.Lost);
                var sent = new byte[random.Next(1, 4000)];
                random.NextBytes(sent);
                plugged.Send(sent);
                Assert.That(plugged.WaitUntilRead(Soon));
                plugged.HangUp();
                Assert.That(hears.WaitFor(it => it.Losses == 1, Soon));
                Assert.That(hears.Bytes, Is.EqualTo(sent));
            }

            Assert.That(SpinWait.SpinUntil(() => ports.Closing == 0, Soon), "every line is closed");
            Assert.That(SpinWait.SpinUntil(() => Handles() <= before, Soon), $"{before} terminals and wake-ups were open before, {Handles()} are now");
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Test]
    public void Whoever_is_told_of_a_loss_may_open_the_device_at_once()
    {
        // The same device: its slave is still there, held by the test, while the master's end is gone.
        Exception? refused = null;
        using var told = new ManualResetEventSlim();
        var port = Make(pty.Path, ports);
        toClose.Add(port.Open(heard.Received, _ =>
        {
            try
            {
                using var claim = ports.Claim(pty.Path);
            }
            catch (HardwareFaultException e)
            {
                refused = e;
            }

            told.Set();
        }));
        pty.HangUp();
        Assert.That(told.Wait(Soon));
        Assert.That(refused, Is.Null);
    }

    [Test]
    public void Disposing_a_healthy_line_is_quick_and_tells_nothing()
    {
        var line = Open();
        Assert.That(Spent(line.Dispose), Is.LessThan(TimeSpan.FromSeconds(1)));
        pty.Send("too late"u8);
        Assert.That(heard.WaitFor(it => it.Losses + it.Bytes.Length > 0, Quiet), Is.False);
        Assert.That(line.Dispose, Throws.Nothing);
    }

    [Test]
    public void A_callback_may_dispose_its_line()
    {
        using var done = new ManualResetEventSlim();
        using var opened = new ManualResetEventSlim();
        ISerialLine line = null!;
        line = Make(pty.Path, ports).Open(
            _ =>
            {
                opened.Wait(Soon);
                line.Dispose();
                done.Set();
            },
            heard.Lost);
        opened.Set();
        pty.Send("x"u8);
        Assert.That(done.Wait(Soon));
        Assert.That(heard.WaitFor(it => it.Losses > 0, Quiet), Is.False);
    }

    [Test]
    public void Bytes_written_just_before_disposing_still_leave()
    {
        var line = Open();
        line.Write("bye"u8);
        line.Dispose();
        Assert.That(pty.Receive(3, Soon), Is.EqualTo("bye"u8.ToArray()));
    }

    [Test]
    public void A_device_that_is_open_is_refused_also_under_another_name()
    {
        var name = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"other-{Guid.NewGuid():N}");
        File.CreateSymbolicLink(name, pty.Path);
        try
        {
            var line = Open();
            Assert.That(() => Make(name, ports).Open(heard.Received, heard.Lost), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("open already"));
            line.Dispose();
            Assert.That(() => toClose.Add(Make(name, ports).Open(heard.Received, heard.Lost)), Throws.Nothing);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Test]
    public void Writing_to_a_line_that_takes_nothing_ends_within_its_bound()
    {
        var line = Open();
        var spent = Spent(() => Assert.That(() => line.Write(new byte[1_000_000]), Throws.TypeOf<HardwareFaultException>()));
        Assert.That(spent, Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(Spent(line.Dispose), Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void Disposing_ends_a_write_that_waits()
    {
        var line = Open();
        using var started = new ManualResetEventSlim();
        var writer = new Thread(() =>
        {
            started.Set();
            Assert.That(() => line.Write(new byte[1_000_000]), Throws.TypeOf<HardwareFaultException>());
        });
        writer.Start();
        started.Wait(Soon);
        Assert.That(Spent(line.Dispose), Is.LessThan(TimeSpan.FromSeconds(1.2)));
        Assert.That(writer.Join(Soon));
    }

    [Test]
    public void Writing_to_a_lost_line_fails_at_once()
    {
        var line = Open();
        pty.HangUp();
        heard.WaitFor(it => it.Losses > 0, Soon);
        var spent = Spent(() => Assert.That(() => line.Write("x"u8), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("lost")));
        Assert.That(spent, Is.LessThan(TimeSpan.FromMilliseconds(500)));
    }

    [Test]
    public void A_hang_up_after_a_write_timed_out_is_survived()
    {
        var line = Open();
        Assert.That(() => line.Write(new byte[1_000_000]), Throws.TypeOf<HardwareFaultException>());
        pty.HangUp();
        Assert.That(heard.WaitFor(it => it.Losses == 1, Soon));
        Assert.That(() => ports.Claim(pty.Path).Dispose(), Throws.Nothing, "its name is free again");
        Assert.That(Spent(line.Dispose), Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_missing_device_is_named_with_where_to_look()
    {
        var fault = Assert.Throws<HardwareFaultException>(() => Make("/dev/no-such-tty", ports).Open(heard.Received, heard.Lost))!;
        Assert.That(fault.Message, Does.Contain("/dev/no-such-tty").And.Contain("no such device").And.Contain("/dev/serial/by-id"));
    }

    [Test]
    public void A_file_that_is_no_serial_device_is_refused_and_left_alone()
    {
        var name = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"file-{Guid.NewGuid():N}");
        File.WriteAllText(name, "text");
        try
        {
            Assert.That(() => Make(name, ports).Open(heard.Received, heard.Lost), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("not a serial device"));
            Assert.That(File.ReadAllText(name), Is.EqualTo("text"));
        }
        finally
        {
            File.Delete(name);
        }
    }

    /// <summary>The handles of this process that a driver opens: terminals, and what wakes its thread.</summary>
    private static int Handles() => Directory.GetFileSystemEntries("/proc/self/fd")
        .Select(handle => new FileInfo(handle).LinkTarget ?? "")
        .Count(target => target.StartsWith("/dev/pts", StringComparison.Ordinal) || target.Contains("eventfd", StringComparison.Ordinal));

    private ISerialLine Open()
    {
        var line = Make(pty.Path, ports).Open(heard.Received, heard.Lost);
        toClose.Add(line);
        return line;
    }

    private static TimeSpan Spent(Action act)
    {
        var since = Stopwatch.StartNew();
        act();
        return since.Elapsed;
    }
}
