using System.Text.RegularExpressions;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using Spectre.Console;

namespace PhoneRig.Cli.Tests.Views;

public sealed class OverviewTests
{
    private const int Width = 80;

    private static string Draw(Script script, double until, bool colour = false, bool unicode = true, int height = 22, LiveFocus? focus = null)
    {
        var output = new StringWriter();
        var console = Screen.Terminal(output, colour, unicode, Width);
        console.Profile.Capabilities.Ansi = colour;
        var display = new Folded(script, until).Display;
        foreach (var line in new Overview(script.Run, new Palette(colour, unicode), Width).Lines(display, focus, TimeSpan.FromSeconds(until), height))
        {
            console.Write(line.Cut(Width, new Palette(colour, unicode)));
            console.WriteLine();
        }

        return string.Join('\n', output.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));
    }

    [Test]
    public void Four_phones_are_four_blocks_in_80_columns_without_colour() => Assert.That(
        Draw(FourPhones.Begun(), FourPhones.Moment, focus: LiveFocus.Start),
        Is.EqualTo(
            """
            >1 s1     ··A····· G···  waiting for the reset code, power on               5:30
                      2: factory-reset, step 6 of 8: type 123456789*0# · typed 12
                      because: no set that was served helped
                      ░░░░░░░░░░░░░░░░░░░░  0 bytes of 8.3 MB
             2 s2     ········ ····  formatting its flash, until 2:01:30 at most        5:30
                      3: format-reset, step 7 of 8
                      waits since 1:30 (4:00), until 2:01:30, for the phone to ask for an a…
                      ░░░░░░░░░░░░░░░░░░░░  0 bytes of 8.3 MB
             3 s3     ·····G·· G···  fetching firmware, until 6:23 at most              5:30
                      2: serve dual-key
                      waits since 4:00 (1:30), for proof that it came home
                      ███████████████░░░░░  2.1 MB of SCCP70.8-4-1S   apps70.8-4-1ES.sbn
             4 s4     R······· G···  not known yet, power off                           0:09
                      needs attention: inline-power
                      No code is typed while something else feeds the phone.
                      To do: Turn inline power off at the phone's switch port, or use a swi…
            Lamps: lines, headset message mute speaker; Amber Green Red · dark ? unclear
            """));

    [Test]
    public void In_ascii_the_picture_is_the_same_cell_for_cell()
    {
        var ascii = Draw(FourPhones.Begun(), FourPhones.Moment, unicode: false);
        var unicode = Draw(FourPhones.Begun(), FourPhones.Moment);

        Assert.That(ascii, Is.EqualTo(unicode.Replace("Red ·", "Red .").Replace("# ·", "# -").Replace('·', '.').Replace('…', '~').Replace('█', '#').Replace('░', '.')));
        Assert.That(ascii, Does.Match("^[ -~\n]*$"));
        Assert.That(ascii, Does.Contain("s1     ..A..... G...  waiting").And.Contains("###############....."));
    }

    [Test]
    public void With_colours_the_words_are_the_same_and_lamps_are_dots()
    {
        var colour = Regex.Replace(Draw(FourPhones.Begun(), FourPhones.Moment, colour: true), "\u001b\\[[0-9;]*m", "");

        Assert.That(colour, Does.StartWith("   s1     ○○●○○○○○ ●○○○  waiting for the reset code, power on               5:30"));
        Assert.That(colour, Does.EndWith("Lamps: lines, headset message mute speaker; ○ dark ? unclear"));
        Assert.That(colour.Split('\n'), Has.Length.EqualTo(17).And.All.Length.LessThanOrEqualTo(Width));
    }

    [Test]
    public void Where_blocks_do_not_fit_each_station_has_a_row() => Assert.That(
        Draw(FourPhones.Begun(), FourPhones.Moment, height: 10, focus: LiveFocus.Start),
        Is.EqualTo(
            """
               where  lamps         phone        try    firmware      time  waits
            >1 s1     ··A····· G··· wants a code 2:6/8  ░░░░░   0%    5:30
             2 s2     ········ ···· formatting   3:7/8  ░░░░░   0%    5:30  4:00 the phone …
             3 s3     ·····G·· G··· fetching     2      ████░  75%    5:30  1:30 proof that…
             4 s4     R······· G··· needs attention: inline-power     0:09  Turn inline pow…
            Lamps: lines, headset message mute speaker; Amber Green Red · dark ? unclear
            """));

    [Test]
    public void Twenty_stations_fit_a_terminal_of_24_lines()
    {
        var names = Enumerable.Range(1, 20).Select(n => $"s{n}").ToArray();

        var lines = Draw(Script.ComesHome(stations: names), until: 100).Split('\n');

        Assert.That(lines, Has.Length.EqualTo(22).And.All.Length.LessThanOrEqualTo(Width));
        Assert.That(lines[1..^1].Select(line => line.Trim().Split(' ')[0]), Is.EqualTo(names));
    }

    [Test]
    public void Where_the_screen_is_too_small_who_needs_a_person_comes_first_then_who_changed_last_and_the_rest_is_counted()
    {
        var lines = Draw(FourPhones.Begun(), FourPhones.Moment, height: 5).Split('\n');

        Assert.That(lines[1..^1], Is.EqualTo(new[]
        {
            "   s4     R······· G··· needs attention: inline-power     0:09  Turn inline pow…",
            "   s1     ··A····· G··· wants a code 2:6/8  ░░░░░   0%    5:30",
            "   and 2 more: 2 under way",
        }));
    }

    [Test]
    public void The_picked_station_is_never_among_the_rest() =>
        Assert.That(Draw(FourPhones.Begun(), FourPhones.Moment, height: 5, focus: LiveFocus.Start with { At = 1 }), Does.Contain(">2 s2"));

    [Test]
    public void A_person_s_turn_is_in_blocks_and_rows()
    {
        var script = Script.ComesHome(manual: true, "s1", "s2", "s3");

        Assert.That(Draw(script, until: 6), Does.Contain("YOUR TURN: Press # and keep it down until told."));
        Assert.That(Draw(script, until: 6, height: 6), Does.Contain("YOUR TURN: Press # and keep it down until told."));
    }

    [Test]
    public void A_block_keeps_its_height_from_first_to_last()
    {
        foreach (var until in new[] { -1, 0, 6, 20, 30, 50, 100, 300 })
        {
            Assert.That(Draw(Script.ComesHome(manual: true, "s1", "s2"), until).Split('\n'), Has.Length.EqualTo((2 * StationBlock.Height) + 1), $"at {until} s");
        }
    }
}
