using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Stations;

public sealed class ConsoleEarTests
{
    private static readonly ConsoleModel Model = new()
    {
        Baud = 9600,
        Rules = [new ConsoleRule { Rule = "boot", Match = "^Booting image$", Fact = "5.3" }],
    };

    private readonly List<(double At, Fact Fact)> told = [];
    private EventLoop loop = null!;
    private FakeSerialPort port = null!;
    private QueuedExecutor executor = null!;
    private ConsoleEar ear = null!;

    private IEnumerable<Fact> Facts => told.Select(one => one.Fact);

    private IEnumerable<string> Lines => Facts.OfType<ConsoleLine>().Select(line => line.Text);

    [SetUp]
    public void Wire()
    {
        told.Clear();
        loop = new EventLoop(new VirtualClock());
        port = new FakeSerialPort(loop);
        executor = new QueuedExecutor(loop);
        ear = new ConsoleEar(port, new ConsoleReader(Model), new ConsoleLegibility(Model), new BaudHunt(Model), loop, executor, _ => { }, fact => told.Add((loop.Uptime.TotalSeconds, fact)));
    }

    [TearDown]
    public void Close() => ear.Dispose();

    [Test]
    public void Making_an_ear_opens_nothing() => Assert.That(port.Tries, Is.Empty);

    [Test]
    public void An_opened_console_is_told_and_its_lines_become_facts()
    {
        Open();
        port.Say("hello\r\nBooting image\r\n");
        loop.RunTo(Ms(10));

        Assert.That(Facts.First(), Is.EqualTo(new ConsoleOpened("/dev/fake")));
        Assert.That(Facts.OfType<ConsoleLine>().Select(line => (line.Text, line.Rule)), Is.EqualTo(new[] { ("hello", null), ("Booting image", "boot") }));
        Assert.That(ear.Line, Is.Not.Null);
    }

    [Test]
    public void A_prompt_without_an_end_is_told_after_a_moment_of_quiet()
    {
        Open();
        port.Say("$ ");
        loop.RunTo(Ms(199));
        Assert.That(Lines, Is.Empty);
        loop.RunTo(Ms(300));
        Assert.That(Lines, Is.EqualTo(new[] { "$ " }));
    }

    [Test]
    public void Each_byte_puts_the_prompt_off()
    {
        Open();
        port.Say("$");
        loop.RunTo(Ms(150));
        port.Say(" ");
        loop.RunTo(Ms(340));
        Assert.That(Lines, Is.Empty);
        loop.RunTo(Ms(360));
        Assert.That(Lines, Is.EqualTo(new[] { "$ " }));
    }

    [Test]
    public void A_wrong_baud_is_told_once_however_long_it_goes_on()
    {
        Open();
        for (var n = 0; n < 50; n++)
        {
            port.Say("\u0081\u00fe\u0003x\u00f8q\u0099\u001c\r\n");
            loop.RunTo(Ms(20 * (n + 1)));
        }

        Assert.That(Facts.OfType<ConsoleGarbled>().Select(garbled => garbled.Baud), Is.EqualTo(new[] { 9600 }));
    }

    [Test]
    public void A_console_that_goes_on_being_no_text_is_retuned_to_the_rate_that_gives_text_and_nothing_is_sent_meanwhile()
    {
        const string Garbage = "\u0081\u00fe\u0003x\u00f8q\u0099\u001c\u00c0\u0000\u0002\u00e0\u0088\u00ff\u0080\u0001";
        Open();
        var unheld = 0;
        for (var second = 0; second < 60; second++)
        {
            port.Say(port.Bauds.LastOrDefault(9600) == 38_400 ? "Booting image\r\n" : Garbage);
            loop.RunTo(Ms(100 + (100 * second)));
            unheld += ear.Line is null ? 1 : 0;
        }

        Assert.That(port.Bauds, Is.EqualTo(new[] { 115_200, 38_400 }));
        Assert.That(Facts.OfType<ConsoleRatesTried>(), Is.EqualTo(new[] { new ConsoleRatesTried(9600, 38_400) }));
        Assert.That(Facts.OfType<ConsoleGarbled>().Count(), Is.EqualTo(1));
        Assert.That(Facts.OfType<ConsoleLine>().Where(line => line.Rule == "boot"), Is.Not.Empty);
        Assert.That(Facts.OfType<ConsoleOpened>().Count(), Is.EqualTo(1), "it is not opened anew");
        Assert.That(unheld, Is.Positive, "while rates are tried nobody may send");
        Assert.That((ear.Line is null, port.Written), Is.EqualTo((false, "")));

        port.HangUp();
        loop.RunTo(Ms(10_000));
        Assert.That(port.Bauds, Is.EqualTo(new[] { 115_200, 38_400, 38_400 }), "opened again, it listens at that rate");
    }

    [Test]
    public void A_lost_console_is_told_once_and_tried_again_less_and_less_often()
    {
        Open();
        port.Missing = "no such file";
        port.HangUp();
        loop.RunTo(Seconds(130));

        // 1, 2, 4, 8, 16, then 30 s after the try before.
        Assert.That(port.Tries, Is.EqualTo(new[] { 0d, 1, 3, 7, 15, 31, 61, 91, 121 }));
        Assert.That(Facts, Is.EqualTo(new Fact[] { new ConsoleOpened("/dev/fake"), new ConsoleLost("/dev/fake", "hung up") }));
        Assert.That(ear.Line, Is.Null);
        Assert.That(port.OpenLines, Is.Zero, "the dead line is closed");
    }

    [Test]
    public void A_console_that_comes_back_is_told_and_the_next_loss_starts_over()
    {
        Open();
        port.Missing = "no such file";
        port.HangUp();
        loop.RunTo(Seconds(10));
        port.Missing = null;
        loop.RunTo(Seconds(20));
        port.Tries.Clear();
        port.HangUp();
        loop.RunTo(Seconds(30));

        Assert.That(told.Where(one => one.Fact is ConsoleOpened or ConsoleLost), Is.EqualTo(new (double, Fact)[]
        {
            (0, new ConsoleOpened("/dev/fake")),
            (0, new ConsoleLost("/dev/fake", "hung up")),
            (15, new ConsoleOpened("/dev/fake")),
            (20, new ConsoleLost("/dev/fake", "hung up")),
            (21, new ConsoleOpened("/dev/fake")),
        }));
        Assert.That(port.Tries, Is.EqualTo(new[] { 21d }));
        Assert.That(port.OpenLines, Is.EqualTo(1));
    }

    [Test]
    public void A_port_that_is_missing_at_the_start_is_told_with_its_reason_and_tried_again()
    {
        port.Missing = "no such file: plug in the adapter";
        Open();
        Assert.That(Facts, Is.EqualTo(new Fact[] { new ConsoleLost("/dev/fake", "no such file: plug in the adapter") }));
        port.Missing = null;
        loop.RunTo(Seconds(2));

        Assert.That(told[^1], Is.EqualTo((1, (Fact)new ConsoleOpened("/dev/fake"))));
    }

    [Test]
    public void Half_a_line_before_a_hang_up_is_told_before_the_loss_and_is_not_glued_to_what_comes_after()
    {
        Open();
        port.Say("Booting ");
        port.HangUp();
        loop.RunTo(Seconds(2));
        port.Say("image\r\n");
        loop.RunTo(Seconds(3));

        Assert.That(Facts.Select(fact => fact is ConsoleLine line ? $"{line.Text}|{line.Rule}" : fact.GetType().Name), Is.EqualTo(new[]
        {
            nameof(ConsoleOpened), "Booting |", nameof(ConsoleLost), nameof(ConsoleOpened), "image|",
        }));
    }

    [Test]
    public void Half_a_line_that_was_told_as_a_prompt_before_a_hang_up_is_not_glued_either()
    {
        Open();
        port.Say("Booting ");
        loop.RunTo(Seconds(1));
        port.HangUp();
        loop.RunTo(Seconds(3));
        port.Say("image\r\n");
        loop.RunTo(Seconds(4));

        Assert.That(Facts.OfType<ConsoleLine>().Select(line => line.Rule), Is.EqualTo(new string?[] { null, null }));
        Assert.That(Lines, Is.EqualTo(new[] { "Booting ", "image" }));
    }

    [Test]
    public void A_line_that_hangs_up_while_it_is_being_opened_is_closed_and_tried_again()
    {
        port.HangsUpAtOnce = true;
        Open();
        port.HangsUpAtOnce = false;
        Assert.That(ear.Line, Is.Null);
        loop.RunTo(Seconds(5));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new ConsoleOpened("/dev/fake"), new ConsoleLost("/dev/fake", "hung up"), new ConsoleOpened("/dev/fake") }));
        Assert.That(port.Tries, Is.EqualTo(new[] { 0d, 1 }));
        Assert.That(port.OpenLines, Is.EqualTo(1));
    }

    [Test]
    public void A_disposed_ear_has_closed_its_line_and_hears_nothing_more()
    {
        Open();
        port.Say("$ ");
        loop.RunTo(Ms(10));
        ear.Dispose();
        port.Say("late\r\n");
        port.HangUp();
        loop.RunTo(Seconds(60));

        Assert.That(Facts, Is.EqualTo(new Fact[] { new ConsoleOpened("/dev/fake") }));
        Assert.That(port.OpenLines, Is.Zero);
        Assert.That(port.Tries, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_disposed_ear_does_not_try_again()
    {
        port.Missing = "no such file";
        Open();
        ear.Dispose();
        loop.RunTo(Seconds(60));

        Assert.That(port.Tries, Is.EqualTo(new[] { 0d }));
    }

    [Test]
    public void A_line_that_opens_after_the_ear_was_disposed_is_closed_again()
    {
        executor.Slow = true;
        ear.Open();
        ear.Dispose();
        executor.RunAll();
        loop.RunTo(Ms(1));

        Assert.That(port.Tries, Has.Count.EqualTo(1));
        Assert.That(port.OpenLines, Is.Zero);
        Assert.That(told, Is.Empty);
    }

    private void Open()
    {
        ear.Open();
        loop.RunTo(TimeSpan.Zero);
    }
}
