using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone;

internal sealed class ProfileTests
{
    [Test]
    public void A_rig_file_changes_numbers_by_name()
    {
        var profile = Ailments.Profile(new SimulatedPhoneConfig
        {
            Ailment = "boot-loop",
            Mac = "00:1B:54:00:70:01",
            Profile = ImmutableDictionary<string, string>.Empty.Add("power-on-to-walk", "12s").Add("min-press", "60ms").Add("wrong-key-rule", "abort").Add("write-gaps", "1s 2s 3s 4s 5s"),
        });

        Assert.That(profile.Flash, Is.EqualTo(FlashCondition.Crashing));
        Assert.That(profile.PowerOnToWalk, Is.EqualTo(TimeSpan.FromSeconds(12)));
        Assert.That(profile.MinPress, Is.EqualTo(TimeSpan.FromMilliseconds(60)));
        Assert.That(profile.WrongKeyRule, Is.EqualTo(WrongKeyRule.Abort));
        Assert.That(profile.WriteGaps.Sum(g => g.TotalSeconds), Is.EqualTo(15));
    }

    [Test]
    public void A_wrong_name_is_met_with_the_nearest_right_one() =>
        Assert.That(() => new PhoneProfile().With("power-on-walk", "12s"), Throws.TypeOf<FormatException>().With.Message.StartsWith("simulated phone: there is no 'power-on-walk' in a profile; did you mean \"power-on-to-walk\"?"));

    [TestCase("format", "5 minutes", "a duration such as 500ms, 12s or 5m")]
    [TestCase("format", "-5s", "a duration such as 500ms, 12s or 5m")]
    [TestCase("wrong-key-rule", "restart", "one of abort, no-power-up-code, restart-on-3-or-star")]
    [TestCase("write-cut-bricks", "2", "a probability from 0 to 1")]
    [TestCase("tftp-retransmits", "-1", "a whole number from 0 to 100")]
    [TestCase("stuck-key", "A", "a key: 0 to 9, * or #, or empty")]
    [TestCase("alternate-tftp", "here", "an IPv4 address")]
    [TestCase("family", "41", "70, 71 or ZZ")]
    public void A_value_of_the_wrong_kind_is_met_with_the_right_kind(string name, string text, string expects) =>
        Assert.That(() => new PhoneProfile().With(name, text), Throws.TypeOf<FormatException>().With.Message.EqualTo($"simulated phone: {name}: '{text}' is not {expects}."));

    [Test]
    public void A_wrong_ailment_is_met_with_the_nearest_right_one() =>
        Assert.That(() => Ailments.Find("bootloop"), Throws.TypeOf<FormatException>().With.Message.Contains("did you mean \"boot-loop\"?"));

    [Test]
    public void Every_ailment_is_a_profile() =>
        Assert.That(Ailments.Names.Select(n => Ailments.Profile(n, new PhoneProfile())), Has.Exactly(Ailments.Names.Length).Items);

    [Test]
    public void Every_number_of_a_profile_has_a_name() =>
        Assert.That(PhoneProfile.Names, Has.Length.EqualTo(typeof(PhoneProfile).GetProperties().Count(p => p.CanWrite)));

    [Test]
    public void Drawn_numbers_stay_within_the_ranges_of_the_facts()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var profile = PhoneProfile.Draw(new Random(seed), new PhoneProfile());
            Assert.That(profile.PowerOnToWalk.TotalSeconds, Is.InRange(2, 240), $"seed {seed}");
            Assert.That(profile.Format.TotalSeconds, Is.InRange(60, 600), $"seed {seed}");
            Assert.That(profile.CodeWindow.TotalSeconds, Is.EqualTo(60), $"seed {seed}");
        }
    }
}
