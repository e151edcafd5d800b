using System.Text;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>A console that goes on being no text is listened to at other rates, one after the other, until one gives text.</summary>
public sealed class BaudHuntTests
{
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("NOT 04:51:27.181249 DHCP: DHCP enabled...\r\n", 10)));

    private readonly ConsoleLegibility legibility = new(Model.Console);
    private readonly BaudHunt hunt = new(Model.Console);
    private readonly List<ConsoleRatesTried> told = [];
    private readonly List<int> rates = [];
    private BaudHuntState state = null!;
    private LegibilityState legible = null!;

    [SetUp]
    public void Begin()
    {
        told.Clear();
        rates.Clear();
        (state, legible) = (hunt.Start, legibility.Start);
    }

    [TestCase(115_200)]
    [TestCase(19_200)]
    [TestCase(1200)]
    public void The_rate_at_which_it_is_text_is_found_told_and_kept(int speaks)
    {
        Talk(0, 200, speaks);

        Assert.That(told, Is.EqualTo(new[] { new ConsoleRatesTried(9600, speaks) }));
        Assert.That((state.Baud, state.Hunting, state.WakeAt), Is.EqualTo((speaks, false, (TimeSpan?)null)));
    }

    [Test]
    public void One_window_without_text_is_not_enough()
    {
        Hear(0, Garbage(ConsoleLegibility.Window));
        Hear(1, Text);
        Hear(2, Garbage(ConsoleLegibility.Window));

        Assert.That(rates, Is.Empty);
    }

    [Test]
    public void Where_no_rate_gives_text_it_is_listened_to_as_configured_again_and_let_alone_for_five_minutes()
    {
        Talk(0, 60, speaks: 0);

        Assert.That(told, Is.EqualTo(new[] { new ConsoleRatesTried(9600, null) }));
        Assert.That(rates, Is.EqualTo(new[] { 115_200, 38_400, 19_200, 57_600, 4800, 2400, 1200, 9600 }));

        Talk(60, 240, speaks: 0);
        Assert.That(told, Has.Count.EqualTo(1));
        Talk(240, 400, speaks: 0);
        Assert.That(told, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_rate_at_which_the_phone_is_silent_is_given_up_after_ten_seconds()
    {
        Hear(0, Garbage(ConsoleLegibility.Window));
        Hear(1, Garbage(ConsoleLegibility.Window));
        Assert.That((state.Baud, state.WakeAt), Is.EqualTo((115_200, (TimeSpan?)S(11))));

        Tick(10.9);
        Assert.That(state.Baud, Is.EqualTo(115_200));
        Tick(11);
        Assert.That((state.Baud, state.WakeAt), Is.EqualTo((38_400, (TimeSpan?)S(21))));
    }

    [Test]
    public void From_a_rate_that_was_found_the_way_back_is_tried_too()
    {
        Talk(0, 100, speaks: 38_400);
        Talk(100, 200, speaks: 9600);

        Assert.That(told, Is.EqualTo(new[] { new ConsoleRatesTried(9600, 38_400), new ConsoleRatesTried(9600, 9600) }));
        Assert.That(state.Baud, Is.EqualTo(9600));
    }

    /// <summary>A phone that says a little more than a window a second.</summary>
    private void Talk(int from, int to, int speaks)
    {
        for (var second = from; second < to; second++)
        {
            Hear(second, state.Baud == speaks ? Text[..ConsoleLegibility.Window] : Garbage(ConsoleLegibility.Window));
        }
    }

    private void Hear(double at, byte[] bytes)
    {
        (legible, _) = legibility.Step(legible, S(at), bytes);
        Tick(at);
    }

    private void Tick(double at)
    {
        var before = state.Baud;
        (state, var said) = hunt.Step(state, S(at), legible);
        if (said is not null)
        {
            told.Add(said);
        }

        if (state.Baud != before)
        {
            rates.Add(state.Baud);
            legible = legibility.Start;
        }
    }

    private static byte[] Garbage(int count)
    {
        var bytes = new byte[count];
        new Random(970).NextBytes(bytes);
        return bytes;
    }
}
