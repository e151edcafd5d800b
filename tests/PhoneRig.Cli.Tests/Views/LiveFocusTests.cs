using PhoneRig.Cli.Views;

namespace PhoneRig.Cli.Tests.Views;

public sealed class LiveFocusTests
{
    private static LiveFocus Press(int stations, params ConsoleKey[] keys) =>
        keys.Aggregate(LiveFocus.Start, (focus, key) => focus.Press(new ConsoleKeyInfo(key is >= ConsoleKey.D1 and <= ConsoleKey.Q ? (char)key : '\0', key, false, false, false), stations));

    [Test]
    public void Up_and_down_pick_a_station_and_go_round() =>
        Assert.That(new[] { Press(3, ConsoleKey.DownArrow).At, Press(3, ConsoleKey.UpArrow).At, Press(3, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow).At }, Is.EqualTo(new[] { 1, 2, 0 }));

    [Test]
    public void A_digit_picks_the_station_of_that_place_and_no_other()
    {
        Assert.That(Press(3, ConsoleKey.D3).At, Is.EqualTo(2));
        Assert.That(Press(3, ConsoleKey.D4).At, Is.Zero);
    }

    [TestCase(ConsoleKey.Enter, ConsoleKey.Escape)]
    [TestCase(ConsoleKey.RightArrow, ConsoleKey.LeftArrow)]
    public void Enter_or_right_opens_and_escape_or_left_goes_back(ConsoleKey open, ConsoleKey back)
    {
        Assert.That(Press(3, ConsoleKey.D2, open), Is.EqualTo(new LiveFocus(1, Open: true, null)));
        Assert.That(Press(3, ConsoleKey.D2, open, back), Is.EqualTo(new LiveFocus(1, Open: false, null)));
    }

    [Test]
    public void The_key_q_ends_nothing_and_says_what_does()
    {
        var focus = LiveFocus.Start.Press(new ConsoleKeyInfo('q', ConsoleKey.Q, false, false, false), 3);

        Assert.That(focus, Is.EqualTo(LiveFocus.Start with { Said = "q does not end a run: Ctrl-C does, safely." }));
        Assert.That(focus.Press(new ConsoleKeyInfo('\0', ConsoleKey.DownArrow, false, false, false), 3).Said, Is.Null);
    }
}
