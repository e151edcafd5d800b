using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class QuietHoursTests
{
    [TestCase("22:00-07:00", "22:00", true)]
    [TestCase("22:00-07:00", "03:30", true)]
    [TestCase("22:00-07:00", "07:00", false)]
    [TestCase("22:00-07:00", "21:59", false)]
    [TestCase("12:00-13:00", "12:30", true)]
    [TestCase("12:00-13:00", "13:00", false)]
    public void They_may_go_over_midnight_and_their_end_is_no_part_of_them(string hours, string time, bool quiet) =>
        Assert.That(QuietHours.Parse(hours, null).Has(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(quiet));

    [TestCase("22:00")]
    [TestCase("22-7")]
    [TestCase("24:00-07:00")]
    [TestCase("22:60-07:00")]
    [TestCase("07:00-07:00")]
    [TestCase("")]
    public void What_is_no_part_of_a_day_is_refused(string text) => Assert.That(QuietHours.TryParse(text, null, out _), Is.False);

    [Test]
    public void They_are_written_as_they_are_read() => Assert.That(QuietHours.Parse("22:05-07:00", null).ToString(), Is.EqualTo("22:05-07:00"));
}
