using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Recovery.Diagnoses;

/// <summary>The shipped diagnoses, each against timelines that show it, and all of them against phones that are sound (facts 7.2).</summary>
public sealed class DiagnosisTests
{
    private static readonly DiagnosisBook Book = Repository.Shipped.Diagnoses().Value!;

    private static IEnumerable<TestCaseData> Failures() =>
        ShownFailures.All().Select((one, number) => new TestCaseData(one.Meets, one.Site, one.Told).SetArgDisplayNames($"{number}: {one.Meets}"));

    private static IEnumerable<TestCaseData> Sound() =>
        from phone in SoundPhones.All()
        from site in Enum.GetValues<DiagnosisSite>()
        select new TestCaseData(phone.Told, site).SetArgDisplayNames($"{phone.Name} ({site})");

    [TestCaseSource(nameof(Failures))]
    public void A_failure_meets_its_diagnosis_and_no_other(string meets, DiagnosisSite site, string told) =>
        Assert.That(string.Join(' ', ToldTimeline.Meets(told, site)), Is.EqualTo(meets));

    [TestCaseSource(nameof(Sound))]
    public void A_sound_phone_meets_none(string told, DiagnosisSite site) => Assert.That(ToldTimeline.Meets(told, site), Is.Empty);

    [Test]
    public void Every_diagnosis_has_a_timeline_that_shows_it() =>
        Assert.That(Book.Diagnoses.Keys.Except(ShownFailures.All().SelectMany(one => one.Meets.Split(' '))), Is.Empty);

    [Test]
    public void Every_row_of_the_table_is_told_but_those_of_sibling_models() =>
        Assert.That(FailureRows.All.Except(Book.Diagnoses.Values.SelectMany(one => one.Rows)), Is.EqualTo(new[] { "3", "23" }));

    [Test]
    public void What_erases_the_flash_needs_high_confidence_and_what_is_low_does_nothing()
    {
        foreach (var (name, diagnosis) in Book.Diagnoses)
        {
            var formats = diagnosis.Remedies.Any(remedy => remedy.Procedure?.StartsWith("format", StringComparison.Ordinal) == true);
            Assert.That(formats && diagnosis.Confidence != DiagnosisConfidence.High, Is.False, name);
            Assert.That(diagnosis.Confidence == DiagnosisConfidence.Low && !diagnosis.Remedies.IsEmpty, Is.False, name);
        }
    }

    [Test]
    public void What_the_rigs_own_servers_prevent_is_looked_for_only_where_others_serve() =>
        Assert.That(
            Book.Diagnoses.Where(one => one.Value.Site is not (DiagnosisSite.Any or DiagnosisSite.BuiltIn)).SelectMany(one => one.Value.Rows).Distinct(),
            Is.SupersetOf(new[] { "4", "5", "6", "7", "10", "17", "21", "22" }));

    [Test]
    public void Texts_for_people_cite_no_facts() =>
        Assert.That(Book.Diagnoses.Values.SelectMany(one => new[] { one.Cause, one.ToDo }), Has.None.Contains("facts"));

    [TestCase("12s power on\n40s tftp default-load-served\n4m39s end", "signing-generation")]
    [TestCase("40s tftp default-load-served\n100s tftp archive\n1h end", "signing-generation")]
    [TestCase("40s tftp default-load-served\n50s console signature-good\n60s tftp configuration\n1h end", "signing-generation")]
    [TestCase("50s console write-failed\n52s console write-failed", "needs-format")]
    [TestCase("50s tftp archive-served\n55s lines blinking green\n55s headset steady green\n10m dhcp discover", "needs-format")]
    [TestCase("50s tftp archive-served\n5m40s dhcp discover\n1h end", "keeps-nothing")]
    [TestCase("12s..70s/15s console boot-banner\n1h end", "boot-loop")]
    [TestCase("12s..9m/1m lines walking amber\n1h end", "boot-loop")]
    [TestCase("20s console crash-loop\n11m console crash-loop", "boot-loop")]
    [TestCase("15s..80s/60s console reset-code-wanted\n1h end", "key-stuck")]
    [TestCase("10s outcome reset-code-refused\n20s outcome reset-code-refused", "code-not-accepted")]
    [TestCase("15s lines walking amber\n78s lines dark\n1h end", "walks-only")]
    [TestCase("30s..2m/20s dhcp discover\n130s tftp default-load\n1h end", "dhcp-repeats")]
    [TestCase("12s power off-proven\n5m dhcp discover\n6m12s outcome nothing-asked", "asks-nothing")]
    [TestCase("12s power on\n6m12s outcome nothing-asked", "asks-nothing")]
    [TestCase("20s console shell-open\n40s console boot-banner\n1h end", "shell-open")]
    [TestCase("20s lines walking red\n80s lines walking green\n90s lines dark\n6m end", "formatting")]
    [TestCase("20s console flash-formatting\n90s console boot-banner\n1h end", "formatting")]
    [TestCase("60s tftp signed-configuration\n61s tftp configuration\n1h end", "foreign-trust")]
    [TestCase("40s tftp archive\n5m dhcp discover\n1h end", "download-stuck")]
    [TestCase("60s console applications-up\n62s console registered\n1h end", "not-registered")]
    [TestCase("41s tftp default-load-served\n44s tftp archive\n60s console writing\n100s console written", "shared-images")]
    public void A_near_miss_does_not_meet_it(string told, string diagnosis)
    {
        Assert.That(Book.Diagnoses, Contains.Key(diagnosis));
        Assert.That(ToldTimeline.MeetsAt(told, diagnosis), Is.Null);
    }

    [TestCase("40s tftp default-load-served\n1h end", "signing-generation", 280)]
    [TestCase("80s tftp archive-served\n1h end", "keeps-nothing", 380)]
    [TestCase("18s lines walking amber\n1h end", "walks-only", 198)]
    public void Where_only_time_tells_it_is_told_no_sooner_than_a_sound_phone_may_take(string told, string diagnosis, int seconds) =>
        Assert.That(ToldTimeline.MeetsAt(told, diagnosis), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
}
