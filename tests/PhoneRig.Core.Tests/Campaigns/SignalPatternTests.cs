using PhoneRig.Core.Campaigns;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>The rhythm of each signal, as a person sees it.</summary>
public sealed class SignalPatternTests
{
    /// <summary>From a moment on that is the beginning of every rhythm: 54 s.</summary>
    private static readonly TimeSpan Begin = TimeSpan.FromSeconds(54);

    [TestCase(StationSignal.Nothing, "dark")]
    [TestCase(StationSignal.DoNotTouch, "lit")]
    [TestCase(StationSignal.SwapMe, "lit 500, dark 500, lit 500, dark 500")]
    [TestCase(StationSignal.LoadMe, "lit 100, dark 1900, lit 100, dark 1900")]
    [TestCase(StationSignal.NeedsYou, "lit 150, dark 200, lit 150, dark 1000")]
    public void Each_signal_has_a_rhythm_of_its_own(StationSignal signal, string rhythm) => Assert.That(Seen(signal, Begin, 4), Is.EqualTo(rhythm));

    [Test]
    public void The_rhythm_goes_by_rig_time_so_that_two_lights_blink_in_step() =>
        Assert.That(Seen(StationSignal.SwapMe, Begin + TimeSpan.FromMilliseconds(700), 3), Is.EqualTo("dark 300, lit 500, dark 500"));

    [Test]
    public void No_signal_flashes_more_than_three_times_in_any_second([Values] StationSignal signal)
    {
        var beginnings = new List<TimeSpan>();
        for (TimeSpan? at = Begin; at is { } now && now < Begin + TimeSpan.FromSeconds(60); at = SignalPattern.At(signal, now).Until)
        {
            if (SignalPattern.At(signal, now).Lit)
            {
                beginnings.Add(now);
            }
        }

        Assert.That(beginnings.Select(one => beginnings.Count(other => other >= one && other < one + TimeSpan.FromSeconds(1))), Has.All.LessThanOrEqualTo(3));
    }

    [Test]
    public void Hands_off_and_trouble_are_red_and_what_wants_hands_is_green() =>
        Assert.That(Enum.GetValues<StationSignal>().Where(SignalPattern.IsRed), Is.EqualTo(new[] { StationSignal.DoNotTouch, StationSignal.NeedsYou }));

    private static string Seen(StationSignal signal, TimeSpan from, int most)
    {
        var seen = new List<string>();
        for (var now = from; seen.Count < most;)
        {
            var (lit, until) = SignalPattern.At(signal, now);
            seen.Add($"{(lit ? "lit" : "dark")}{(until is { } end ? FormattableString.Invariant($" {(end - now).TotalMilliseconds}") : "")}");
            if (until is null)
            {
                break;
            }

            now = until.Value;
        }

        return string.Join(", ", seen);
    }
}
