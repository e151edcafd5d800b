using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Simulator.Tests.Bench.Serial;

[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class PtyTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly MemoryStream atPhone = new();
    private DirectoryInfo folder = null!;
    private Pty pty = null!;

    [SetUp]
    public void Plug_it_in()
    {
        atPhone.SetLength(0);
        folder = Directory.CreateTempSubdirectory("phonerig-pty-");
        pty = new Pty(Path.Combine(folder.FullName, "s1"));
        pty.ToPhone += bytes =>
        {
            lock (atPhone)
            {
                atPhone.Write(bytes.Span);
                Monitor.PulseAll(atPhone);
            }
        };
    }

    [TearDown]
    public void Pull_it()
    {
        pty.Dispose();
        folder.Delete(recursive: true);
    }

    [OneTimeTearDown]
    public void Close() => atPhone.Dispose();

    [Test]
    public void The_link_leads_to_the_device() =>
        Assert.That(new FileInfo(pty.LinkPath).LinkTarget, Is.EqualTo(pty.SlavePath).And.StartsWith("/dev/pts/"));

    [Test]
    public void It_opens_as_the_kernel_makes_it_with_ECHO_on()
    {
        using var rig = Open(raw: false);

        Send("hit ENTER to abort to shell\r");

        Assert.That(AtPhone(count: 29), Is.EqualTo("hit ENTER to abort to shell\r\n"), "the rig's tty must have answered the phone, as a real one does");
    }

    [Test]
    public void A_raw_port_does_not_answer_and_carries_every_byte()
    {
        using var rig = Open(raw: true);
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        pty.FromPhone(all);
        var read = new byte[256];
        rig.ReadExactly(read);
        rig.Write("!"u8);

        Assert.That(read, Is.EqualTo(all));
        Assert.That(AtPhone(count: 1), Is.EqualTo("!"));
    }

    [Test]
    [CancelAfter(20_000)]
    public void A_hundred_kilobytes_arrive_both_ways()
    {
        const int Size = 100_000;
        var bytes = new byte[Size];
        new Random(100).NextBytes(bytes);
        using var rig = Open(raw: true);

        pty.FromPhone(bytes);
        var atRig = new byte[Size];
        rig.ReadExactly(atRig);
        Assert.That(SHA256.HashData(atRig), Is.EqualTo(SHA256.HashData(bytes)));

        rig.Write(atRig);
        AtPhone(Size);
        Assert.That(atPhone.ToArray(), Is.EqualTo(bytes));
        Assert.That(pty.Lost, Is.Zero);
    }

    [Test]
    public void A_reader_that_is_waiting_sees_the_hang_up()
    {
        using var rig = Open(raw: true);
        var outcome = "";
        var reader = new Thread(() =>
        {
            try
            {
                outcome = rig.Read(new byte[1]) == 0 ? "end" : "byte";
            }
            catch (IOException)
            {
                outcome = "error";
            }
        });
        reader.Start();

        pty.HangUp();

        Assert.That(reader.Join(Limit), Is.True, "the reader still waits");
        Assert.That(outcome, Is.AnyOf("end", "error"));
    }

    [Test]
    public void While_the_plug_is_out_there_is_no_device_and_bytes_are_lost()
    {
        pty.HangUp();
        pty.HangUp();

        pty.FromPhone("lost"u8.ToArray());

        Assert.That(new FileInfo(pty.LinkPath).LinkTarget, Is.Null);
        Assert.That(pty.SlavePath, Is.Null);
        Assert.That(pty.Lost, Is.EqualTo(4));
    }

    [Test]
    public void After_a_replug_the_same_link_leads_to_a_working_device()
    {
        using (Open(raw: true))
        {
            pty.HangUp();
            pty.Replug();
            Assert.That(new FileInfo(pty.LinkPath).LinkTarget, Is.EqualTo(pty.SlavePath));
        }

        using var rig = Open(raw: true);
        rig.Write("x"u8);
        Assert.That(AtPhone(count: 1), Is.EqualTo("x"));
    }

    [Test]
    [CancelAfter(20_000)]
    public void A_phone_never_waits_for_a_port_that_nobody_has_open()
    {
        var line = new byte[1000];
        for (var i = 0; i < 2000; i++)
        {
            pty.FromPhone(line);
        }

        Assert.That(() => pty.Lost, Is.EqualTo(2_000_000).After(10_000, 5));
    }

    [Test]
    [CancelAfter(20_000)]
    public void A_phone_never_waits_for_a_rig_that_does_not_read()
    {
        using var rig = Open(raw: true);
        var line = new byte[1000];
        for (var i = 0; i < 2000; i++)
        {
            pty.FromPhone(line);
        }

        Assert.That(pty.Lost, Is.GreaterThan(1_000_000));
    }

    [Test]
    [CancelAfter(20_000)]
    public void What_a_program_did_not_read_is_not_there_for_the_next_one()
    {
        using (var first = Open(raw: true))
        {
            Send("unread");
            first.ReadExactly(new byte[1]);
        }

        Assert.That(() => pty.IsOpen, Is.False.After(10_000, 1));
        using var second = Open(raw: true);
        Send("later");
        var read = new byte[1];
        second.ReadExactly(read);

        Assert.That((char)read[0], Is.EqualTo('l'));
    }

    [Test]
    public void The_plug_can_be_pulled_in_answer_to_what_the_rig_sent()
    {
        using var pulled = new ManualResetEventSlim();
        pty.ToPhone += _ =>
        {
            pty.HangUp();
            pulled.Set();
        };
        using var rig = Open(raw: true);

        rig.Write("x"u8);

        Assert.That(pulled.Wait(Limit), Is.True);
        Assert.That(pty.SlavePath, Is.Null);
    }

    /// <summary>Opens the port and waits until the bench has seen that: until then it throws bytes away, as a real port does.</summary>
    private FileStream Open(bool raw)
    {
        var rig = Tty.Open(pty.LinkPath, raw);
        Assert.That(() => pty.IsOpen, Is.True.After(10_000, 1));
        return rig;
    }

    private void Send(string text) => pty.FromPhone(Encoding.ASCII.GetBytes(text));

    private string AtPhone(int count)
    {
        lock (atPhone)
        {
            while (atPhone.Length < count)
            {
                if (!Monitor.Wait(atPhone, Limit))
                {
                    Assert.Fail($"only {atPhone.Length} of {count} bytes came");
                }
            }

            return Encoding.ASCII.GetString(atPhone.ToArray());
        }
    }
}
