using System.Text.Json.Nodes;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using Spectre.Console;

namespace PhoneRig.Cli.Tests.Views;

public sealed class ControlViewsTests
{
    private static RigStatus Status(BootStage second = BootStage.Formatting) => new(
        "demo",
        Simulated: true,
        "serve (process 4711, since 2026-11-22 10:00)",
        TimeSpan.FromSeconds(3723.4),
        [
            new("s1", "cisco-7970", true, BootStage.AwaitingCode, null, ["#"], "recover, attempt 2: factory-reset, step 4 of 8", "run-7", null, 90),
            new("s2", "cisco-7970", true, second, TimeSpan.FromSeconds(7290), [], "recover, attempt 3: format-reset", "run-7", null, 70),
            new("s3", "cisco-7970", null, BootStage.Silent, TimeSpan.MaxValue, [], null, null, "recovered", 700),
            new("s4", "cisco-7970", false, BootStage.Off, null, [], null, null, null, 7),
        ]);

    private static ControlEvent.LampsSeen Lamps(int lit, LampColour? colour) => new("s1", Phones.Lamps, Phones.Walk(lit, LampColour.Amber).SetItem(9, colour));

    private static ControlEvent.Added Entry(long sequence, Fact fact) => new("s1", new Entry(sequence, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(24), fact));

    private static string[] Show(Action<TextWriter> show)
    {
        var output = new StringWriter();
        show(output);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private static string[] ShowStatus(params RigStatus[] told) => Show(output =>
    {
        using var view = new StatusView(output, null, follow: true);
        Array.ForEach(told, status => view.Show(new ControlEvent.Told(status)));
    });

    private static JsonNode Json(ControlEvent told) => JsonNode.Parse(Show(output =>
    {
        using var view = new AnswerJsonView(output);
        view.Show(told);
    }).Single())!;

    [Test]
    public void A_status_is_a_table_of_80_columns_but_for_the_end_of_what_is_under_way() => Assert.That(ShowStatus(Status()), Is.EqualTo(new[]
    {
        "Rig demo, SIMULATED, rig time 1:02:03",
        "Owner: serve (process 4711, since 2026-11-22 10:00)",
        "where   power phone         no cut until  down  doing",
        "s1      on    wants a code  -             #     recover, attempt 2: factory-reset, step 4 of 8",
        "s2      on    formatting    2:01:30       -     recover, attempt 3: format-reset",
        "s3      ?     silent        not known     -     nothing; last: recovered",
        "s4      off   off           -             -     nothing",
    }));

    [Test]
    public void In_a_pipe_only_what_changed_is_told_again() =>
        Assert.That(ShowStatus(Status(), Status(), Status(BootStage.SeekingLease))[7..], Is.EqualTo(new[] { "1:02:03.4  s2      on    asks address  2:01:30       -     recover, attempt 3: format-reset" }));

    [Test]
    public void A_status_in_json_says_null_for_what_is_not_known()
    {
        var status = Json(new ControlEvent.Told(Status()))["status"]!;

        Assert.That(status["stations"]![1]!["likeliest"]!.GetValue<string>(), Is.EqualTo("formatting"));
        Assert.That(status["stations"]![1]!["writingUntil"]!.GetValue<decimal>(), Is.EqualTo(7290m));
        Assert.That(status["stations"]![2]!.AsObject().ContainsKey("powerOn"), Is.True);
        Assert.That(status["stations"]![2]!["powerOn"], Is.Null);
    }

    [Test]
    public void A_write_whose_end_nobody_knows_is_a_word_in_json_and_no_number()
    {
        var stations = Json(new ControlEvent.Told(Status()))["status"]!["stations"]!.AsArray();

        Assert.That(stations.Select(station => station!["mayWrite"]!.GetValue<bool>()), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(stations[2]!["writingUntil"]!.GetValue<string>(), Is.EqualTo("unknown"));
        Assert.That(stations[3]!["writingUntil"], Is.Null);
    }

    [Test]
    public void A_followed_status_is_drawn_over_itself_on_a_terminal()
    {
        var output = new SharedWriter();
        using (var view = new StatusView(TextWriter.Null, Screen.Terminal(output), follow: true))
        {
            view.Show(new ControlEvent.Told(Status()));
            Assert.That(output.ToString, Does.Contain("formatting").After(5_000, 10));
            view.Show(new ControlEvent.Told(Status(BootStage.SeekingLease)));
        }

        Assert.That(output.ToString(), Does.Contain("\u001b[7A\u001b[J").And.Contains("asks address"));
        Assert.That(output.ToString(), Does.Not.Contain("step 4 of 8"), "cut to the terminal's width");
    }

    [Test]
    public void Lamps_in_a_pipe_are_a_line_for_each_change()
    {
        var lines = Show(output =>
        {
            using var view = new LampsView(output, null, follow: true);
            view.Show(Lamps(2, LampColour.Red));
            view.Show(Lamps(2, LampColour.Red));
            view.Show(Lamps(3, null));
        });

        Assert.That(lines, Is.EqualTo(new[]
        {
            "s1  ..A..... G R . .   line3 amber, headset green, mute red; all else dark",
            "s1  ...A.... G ? . .   line4 amber, headset green, mute unclear; all else dark",
        }));
    }

    [Test]
    public void Lamps_on_a_terminal_are_dots_in_their_colours_drawn_in_place()
    {
        var output = new SharedWriter();
        using (var view = new LampsView(TextWriter.Null, Screen.Terminal(output), follow: true))
        {
            view.Show(Lamps(2, LampColour.Dark));
            Assert.That(output.ToString, Does.Contain("line3").After(5_000, 10));
            view.Show(Lamps(3, LampColour.Dark));
        }

        Assert.That(output.ToString(), Does.Contain("●").And.Contains("line4 amber").And.Contains("\u001b[1A\u001b[J"));
    }

    [Test]
    public void A_console_is_its_lines_with_time_and_sequence_and_nothing_else_of_the_timeline()
    {
        var lines = Show(output =>
        {
            var view = new ConsoleView(output, ConsoleTimes.Rig, TimeZoneInfo.Utc);
            view.Show(Entry(43, new PowerSwitched(1, On: true)));
            view.Show(Entry(44, new ConsoleLine("INIT: \u001b[2Jwaiting", null, null)));
            view.Show(Entry(1045, new ConsoleLost("/dev/ttyUSB0", "unplugged")));
        });

        Assert.That(lines, Is.EqualTo(new[]
        {
            "   0:24.0  #44     INIT:  [2Jwaiting",
            "   0:24.0  #1045   -- console on /dev/ttyUSB0 lost: unplugged; trying again --",
        }));
    }

    [Test]
    public void A_console_in_json_is_its_entries() => Assert.That(
        Json(Entry(44, new ConsoleLine("x", null, null))).AsObject().Select(field => field.Key), Is.EqualTo(new[] { "station", "sequence", "at", "uptime", "fact" }));

    [Test]
    public void What_is_beside_an_answer_never_waits_for_who_reads_it()
    {
        using var blocked = new ManualResetEventSlim();
        var output = new SharedWriter();
        using (var asides = new Asides(new GatedWriter(output, blocked)))
        {
            asides.Show(new ControlEvent.Waiting("s1 is busy"));
            asides.Show(new ControlEvent.Lost(17));
            Assert.That(output.ToString(), Is.Empty);
            blocked.Set();
        }

        Assert.That(output.ToString(), Does.StartWith("phonerig: waiting: s1 is busy\n").And.Contains("17 entries are missing here"));
    }

    /// <summary>Takes nothing before the gate is open.</summary>
    private sealed class GatedWriter(TextWriter to, ManualResetEventSlim open) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            open.Wait();
            to.Write(value + "\n");
        }
    }
}
