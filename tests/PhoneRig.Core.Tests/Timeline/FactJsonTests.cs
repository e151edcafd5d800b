using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Timeline;

public sealed class FactJsonTests
{
    /// <summary>The kinds of all logs ever written. Add to it; never take from it or rename in it.</summary>
    private static readonly string[] GoldenKinds =
    [
        "run-started", "deed-intended", "power-switched", "key-pressed", "key-held", "key-released", "hook-moved", "console-sent",
        "person-asked", "deed-failed", "rig-fault", "lamps-began", "lamps-ended", "console-opened", "console-lost", "console-line",
        "dhcp-asked", "dhcp-answered", "tftp-requested", "tftp-refused", "tftp-progress", "tftp-completed", "tftp-failed",
        "packet-rejected", "sightings-lost", "stage-changed", "attempt-started", "attempt-ended", "step-started", "step-ended",
        "stop-requested", "verdict-reached", "rig-started", "power-adopted", "deed-refused", "deed-cancelled",
        "firmware-served", "off-proven", "off-disproven", "diagnosed", "notice", "procedure-ended", "possible-sighting",
        "rival-dhcp", "rival-dhcp-gone",
        "mac-scanned", "mac-learnt", "mac-forgotten", "attribution-conflict", "switch-port-seen", "switch-found", "switch-lost",
        "phone-registered", "phone-unregistered", "phone-alarm", "phone-page-read", "host-answered", "cdp-heard",
        "power-metered", "power-missing", "console-garbled", "console-rates-tried",
        "campaign-started", "campaign-paused", "campaign-resumed", "evening-began", "evening-ended", "campaign-ended", "campaign-taken-up", "label-read", "phone-placed", "phone-heard", "phone-doubted",
        "visit-began", "load-rewritten", "news-told", "visit-ended", "visit-broken", "soak-began", "phone-fell", "soak-ended", "phone-binned", "operator-called",
        "station-rested", "station-doubted", "station-tested", "station-untested", "station-quarantined", "station-restored", "ups-seen",
    ];

    private static readonly string[] GoldenDeeds =
        ["switch-power", "press-key", "hold-key", "release-key", "move-hook", "send-console", "ask-person", "serve-firmware"];

    private static IEnumerable<Type> Facts => Kinds(typeof(Fact)).Select(kind => kind.DerivedType);

    private static IEnumerable<Type> Deeds => Kinds(typeof(Deed)).Select(kind => kind.DerivedType);

    [TestCaseSource(nameof(Facts))]
    public void Every_fact_comes_back_as_it_went(Type type)
    {
        var fact = (Fact)SampleValues.Make(type, 1);
        var json = FactJson.Write(fact);
        var back = FactJson.Read(json);

        Assert.That(back, Is.TypeOf(type));
        Assert.That(FactJson.Write(back), Is.EqualTo(json));
        Assert.That(back, Is.EqualTo(fact).UsingPropertiesComparer());
    }

    [TestCaseSource(nameof(Facts))]
    public void A_fact_starts_with_its_kind_and_tells_all_it_holds(Type type)
    {
        using var json = JsonDocument.Parse(FactJson.Write((Fact)SampleValues.Make(type, 1)));
        var names = json.RootElement.EnumerateObject().Select(property => property.Name).ToList();

        Assert.That(names[0], Is.EqualTo("kind"));
        Assert.That(
            names.Skip(1),
            Is.EquivalentTo(type.GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))));
    }

    [TestCaseSource(nameof(Deeds))]
    public void Every_deed_comes_back_as_it_went(Type type)
    {
        var fact = new DeedIntended((Deed)SampleValues.Make(type, 1));

        Assert.That(FactJson.Read(FactJson.Write(fact)), Is.EqualTo(fact));
    }

    [Test]
    public void The_kinds_of_facts_are_those_of_all_logs_ever_written() =>
        Assert.That(Kinds(typeof(Fact)).Select(kind => kind.TypeDiscriminator), Is.EquivalentTo(GoldenKinds));

    [Test]
    public void The_kinds_of_deeds_are_those_of_all_logs_ever_written() =>
        Assert.That(Kinds(typeof(Deed)).Select(kind => kind.TypeDiscriminator), Is.EquivalentTo(GoldenDeeds));

    [TestCase(typeof(Fact))]
    [TestCase(typeof(Deed))]
    public void A_kind_is_its_types_name_in_kebab_case(Type type) => Assert.Multiple(() =>
    {
        foreach (var kind in Kinds(type))
        {
            Assert.That(kind.TypeDiscriminator, Is.EqualTo(JsonNamingPolicy.KebabCaseLower.ConvertName(kind.DerivedType.Name)));
        }
    });

    [Test]
    public void Every_fact_of_the_program_has_a_kind()
    {
        var facts = typeof(Fact).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(Fact).IsAssignableFrom(type) && type != typeof(UnknownFact));

        Assert.That(Facts, Is.EquivalentTo(facts));
    }

    [Test]
    public void Every_deed_of_the_program_has_a_kind() =>
        Assert.That(Deeds, Is.EquivalentTo(typeof(Deed).GetNestedTypes()));

    // Golden: the very letters of a log.
    [Test]
    public void Durations_are_seconds_keys_are_names_and_words_are_kebab_case()
    {
        Assert.That(
            FactJson.Write(new KeyPressed(7, new Key("#"), TimeSpan.FromMilliseconds(150))),
            Is.EqualTo("""{"kind":"key-pressed","key":"#","for":0.15,"deed":7}"""));
        Assert.That(
            FactJson.Write(new StepStarted("p", 1, 2, "wait", null, TimeSpan.FromMinutes(5))),
            Is.EqualTo("""{"kind":"step-started","procedure":"p","step":1,"of":2,"text":"wait","until":300}"""));
        Assert.That(
            FactJson.Write(new StageChanged(Core.Evidence.BootStage.AwaitingCode, [Core.Evidence.BootStage.AwaitingCode])),
            Is.EqualTo("""{"kind":"stage-changed","likeliest":"awaiting-code","possible":["awaiting-code"]}"""));
        Assert.That(
            FactJson.Write(new DeedIntended(new Deed.HoldKey(new Key("1"), TimeSpan.FromSeconds(2.5)))),
            Is.EqualTo("""{"kind":"deed-intended","deed":{"kind":"hold-key","key":"1","atMost":2.5}}"""));
    }

    [Test]
    public void A_duration_comes_back_to_the_tick([Values(0, 1, -1, 333, 10_000_001, long.MaxValue / 4)] long ticks)
    {
        var fact = new LampsEnded("lines", LampPattern.Steady, LampColour.Red, TimeSpan.FromTicks(ticks));

        Assert.That(FactJson.Read(FactJson.Write(fact)), Is.EqualTo(fact));
    }

    [Test]
    public void The_kind_need_not_come_first() =>
        Assert.That(FactJson.Read("""{"port":"/dev/x","kind":"console-opened"}"""), Is.EqualTo(new ConsoleOpened("/dev/x")));

    [TestCase("""{ "kind" : "phone-exploded",  "at":1.50 }""")]
    [TestCase("""{"kind":"Console-Opened","port":"x"}""")]
    [TestCase("""{"kind":7}""")]
    [TestCase("""{"port":"x"}""")]
    [TestCase("""[1]""")]
    [TestCase("null")]
    public void A_kind_of_a_later_version_is_kept_letter_by_letter(string json)
    {
        var fact = FactJson.Read(json);

        Assert.That(fact, Is.EqualTo(new UnknownFact(json)));
        Assert.That(FactJson.Write(fact), Is.EqualTo(json));
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("""{"kind":"stage-changed","likeliest":"no-such-stage","possible":[]}""")]
    [TestCase("""{"kind":"stage-changed","likeliest":3,"possible":[]}""")]
    [TestCase("""{"kind":"key-pressed","deed":1,"key":"#","for":"0.2"}""")]
    [TestCase("""{"kind":"key-pressed","deed":1,"key":"#","for":1e20}""")]
    [TestCase("""{"kind":"key-pressed","deed":1,"key":"#","for":1e40}""")]
    [TestCase("""{"kind":"key-pressed","deed":1,"key":7,"for":1}""")]
    public void What_is_damaged_is_told_as_such(string json) =>
        Assert.That(() => FactJson.Read(json), Throws.InstanceOf<JsonException>());

    private static IEnumerable<JsonDerivedTypeAttribute> Kinds(Type type) => type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false);
}
