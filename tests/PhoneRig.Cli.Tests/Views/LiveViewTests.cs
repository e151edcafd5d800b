using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Views;

public sealed class LiveViewTests
{
    private const int Width = 80;

    private static string Panel(Script script, double until, bool colour = false)
    {
        var output = new StringWriter();
        var console = Screen.Terminal(output, colour);
        if (!colour)
        {
            console.Profile.Capabilities.Ansi = false;
        }

        var folded = new Folded(script, until).Display;
        var panel = new StationPanel(script.Run, new Palette(colour, Unicode: true), Width);
        foreach (var station in folded.Stations)
        {
            console.Write(panel.Full(station, TimeSpan.FromSeconds(until)));
        }

        return output.ToString();
    }

    [Test]
    public void A_panel_says_everything_in_80_columns_without_colour()
    {
        var panel = Panel(Script.ComesHome(stations: "s1"), until: 30.2);

        Assert.That(panel, Does.Contain("s1 · Cisco IP Phone 7970G · simulated  0:30"));
        Assert.That(panel, Does.Match(@"Lamps     [·A ]*A[·A ]* +headset G"));
        Assert.That(panel, Does.Contain("waiting for the reset code · power on · lines walking amber"));
        Assert.That(panel, Does.Contain("1: factory-reset"));
        Assert.That(panel, Does.Contain("6 of 8: type 123456789*0# · typed 123456"));
        Assert.That(panel, Does.Contain("Key press = 6"));
        var lines = panel.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.All.Length.EqualTo(Width));
        Assert.That(lines, Has.Length.EqualTo(StationPanel.FullHeight));
    }

    [Test]
    public void A_panel_keeps_its_height_from_first_to_last()
    {
        foreach (var until in new[] { -1, 0, 6, 20, 30, 50, 100, 300 })
        {
            Assert.That(Panel(Script.ComesHome(manual: true, "s1"), until).TrimEnd('\n').Split('\n'), Has.Length.EqualTo(StationPanel.FullHeight), $"at {until} s");
        }
    }

    [Test]
    public void Bytes_of_bytes_grow_with_a_bar()
    {
        var panel = Panel(Script.ComesHome(stations: "s1"), until: 120);

        Assert.That(panel, Does.Contain("5.5 MB of 8.3 MB   apps70"));
        Assert.That(panel, Does.Contain(new string('█', 16) + new string('░', 8)));
    }

    [Test]
    public void With_colours_lamps_are_dots_in_theirs() =>
        Assert.That(Panel(Script.ComesHome(stations: "s1"), until: 30.2, colour: true), Does.Contain("●").And.Contains("\u001b["));

    [Test]
    public void A_person_s_turn_is_in_the_panel() =>
        Assert.That(Panel(Script.ComesHome(manual: true, "s1"), until: 6), Does.Contain("YOUR TURN: Press # and keep it down until told."));

    [Test]
    public void What_the_console_sends_cannot_move_the_cursor_or_break_the_frame()
    {
        var script = new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, []));
        script.Entry("s1", 1, new Core.Timeline.Facts.ConsoleLine("[red]\u001b[2J\n" + new string('x', 300), null, null));

        var panel = Panel(script, until: 2);

        Assert.That(panel, Does.Not.Contain("\u001b").And.Contains("[red]"));
        Assert.That(panel.TrimEnd('\n').Split('\n'), Has.All.Length.EqualTo(Width));
    }

    [Test]
    public void A_whole_run_on_a_terminal_ends_with_its_summary_and_rings_for_a_person()
    {
        var output = new StringWriter();
        var script = Script.ComesHome(manual: true, "s1");
        using (var view = new LiveView(Screen.Terminal(output), TimeProvider.System, speed: null))
        {
            view.Ended(script.Play(null!, view, CancellationToken.None).Summary!);
        }

        Assert.That(output.ToString(), Does.Contain("SIMULATED, seed 7").And.Contains("simulated phones; real UDP"));
        Assert.That(output.ToString(), Does.Contain("\a"));
        Assert.That(output.ToString(), Does.Contain("s1: RECOVERED (simulated)").And.Contains("add --seed 7"));
    }

    [Test]
    public void A_stop_asked_for_before_the_run_begins_is_shown_once_it_has()
    {
        var output = new SharedWriter();
        using (var view = new LiveView(Screen.Terminal(output), TimeProvider.System, speed: null))
        {
            view.Stopping();
            view.Started(Script.Info(simulated: true, "s1"));
            Assert.That(output.ToString, Does.Contain("Stopping safely").After(5_000, 10));
        }
    }

    [Test]
    public void A_run_that_never_began_leaves_the_terminal_alone()
    {
        var output = new SharedWriter();
        using (var view = new LiveView(Screen.Terminal(output), TimeProvider.System, speed: null))
        {
            view.Stopping();
        }

        Assert.That(output.ToString(), Is.Empty);
    }

    [Test]
    public void Keys_open_a_station_with_its_console_and_story_and_the_terminal_is_left_as_it_was_found()
    {
        var output = new SharedWriter();
        var keys = new Queue<ConsoleKeyInfo>([new('2', ConsoleKey.D2, false, false, false), new('\r', ConsoleKey.Enter, false, false, false)]);
        using (var view = new LiveView(Screen.Terminal(output), TimeProvider.System, speed: null, () => keys.TryDequeue(out var key) ? key : null))
        {
            FourPhones.Begun().Play(null!, view, CancellationToken.None);
            Assert.That(output.ToString, Does.Contain("Left: back.").After(10_000, 10));
            view.Leaving();
        }

        Assert.That(output.ToString(), Does.Contain("s2 · Cisco IP Phone 7970G").And.Contains("flash: formatting").And.Contains("the phone is formatting its flash"));
        Assert.That(output.ToString(), Does.Contain("\u001b[?1l\u001b>").And.Contains(StopWords.AtOnce).And.Contains("s2 is formatting its flash until 2:01:30"));
        Assert.That(output.ToString().LastIndexOf("\u001b[?25h", StringComparison.Ordinal), Is.GreaterThan(output.ToString().LastIndexOf("\u001b[?25l", StringComparison.Ordinal)));
    }
}
