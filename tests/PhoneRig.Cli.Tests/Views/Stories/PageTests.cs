using PhoneRig.Cli.Views.Stories;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Tests.Views.Stories;

public sealed class PageTests
{
    [TestCase("plain", "plain")]
    [TestCase("a\0b\u001b", "a\\u0000b\\u001B")]
    [TestCase("\u202eright to left", "\\u202Eright to left")]
    [TestCase("\0 whole \ud83d\ude00.", "\\u0000 whole \ud83d\ude00.")]
    public void What_cannot_be_shown_becomes_visible(string text, string shown) => Assert.That(Printable.Of(text), Is.EqualTo(shown));

    [Test]
    public void Half_a_surrogate_becomes_visible() => Assert.That(Printable.Of($"half {(char)0xD800}."), Is.EqualTo("half \\uD800."));

    [Test]
    public void Names_and_values_of_attributes_are_escaped_where_they_are_written()
    {
        using var page = new StringWriter { NewLine = "\n" };
        new HtmlWriter(page).Leaf("p", "<b>&", ("title", "\"><script>"), ("id", null));

        Assert.That(page.ToString(), Is.EqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;</p>\n"));
    }

    [Test]
    public void All_busy_seconds_are_equally_wide_and_every_break_is()
    {
        static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
        var scale = new PlotScale([new(S(0), S(60), false), new(S(60), S(4000), true), new(S(4000), S(4100), false)]);

        Assert.That(scale.X(S(60)) - scale.X(S(50)), Is.EqualTo(scale.X(S(4010)) - scale.X(S(4000))).Within(1e-9).And.EqualTo(10 * scale.PerSecond).Within(1e-9));
        Assert.That(scale.X(S(4000)) - scale.X(S(60)), Is.EqualTo(PlotScale.Break).Within(1e-9));
        Assert.That(scale.Ticks(), Has.None.InRange(S(61), S(3999)).And.Not.Empty);
        Assert.That(scale.Ticks().Select(scale.X).Zip(scale.Ticks().Skip(1).Select(scale.X), (a, b) => b - a), Has.All.GreaterThan(40));
    }

    [Test]
    public void A_mark_is_a_number_in_brackets_and_no_more()
    {
        Assert.That(QuoteMarks.Split("It rests on [1] [23]."), Is.EqualTo(new[] { "It rests on ", "[1]", " ", "[23]", "." }));
        Assert.That(new[] { "[1]", "[x]", "[0]", "1" }.Select(QuoteMarks.Number), Is.EqualTo(new int?[] { 1, null, null, null }));
    }

    [Test]
    public void Bytes_are_counted_once_whatever_a_transfer_told_of_its_progress()
    {
        var curve = new ByteCurve(
        [
            new Transfer(TimeSpan.Zero, TimeSpan.FromSeconds(9), "a", 100, 100, TransferEnd.Whole, null, [new(TimeSpan.FromSeconds(1), 40), new(TimeSpan.FromSeconds(9), 100)], [1]),
            new Transfer(TimeSpan.Zero, TimeSpan.FromSeconds(5), "b", 50, 80, TransferEnd.BrokeOff, "timed out", [new(TimeSpan.FromSeconds(5), 50)], [2]),
        ]);

        Assert.That(curve.Total, Is.EqualTo(150));
        Assert.That(curve.Points(new PlotScale([new(TimeSpan.Zero, TimeSpan.FromSeconds(10), false)])).Select(point => Math.Round(point.Share * 150)), Is.EqualTo(new[] { 0.0, 40, 40, 90, 90, 150 }));
    }
}
