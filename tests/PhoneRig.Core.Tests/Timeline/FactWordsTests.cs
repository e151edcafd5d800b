using System.Reflection;
using System.Text.Json.Serialization;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Timeline;

public sealed class FactWordsTests
{
    private const string Mac = "00:1b:2c:3d:4e:5f";
    private const string Address = "10.70.0.11";
    private static readonly Key Hash = new("#");

    private static readonly Fact[] Samples =
    [
        new RunStarted("demo", "cisco-7970", Simulated: true, Seed: 7),
        new DeedIntended(new Deed.SwitchPower(On: false)),
        new PowerSwitched(2, On: true),
        new KeyPressed(3, new Key("5"), TimeSpan.FromMilliseconds(200)),
        new KeyHeld(4, Hash),
        new KeyReleased(5, Hash),
        new HookMoved(6, OffHook: true),
        new ConsoleSent(7, "help\r"),
        new PersonAsked(8, new PersonRequest(PersonRequestKind.Hold, "#", "Press # and keep it down until told.")),
        new DeedFailed(9, "relay s1", "no answer at 0x20: check the board's cable"),
        new RigFault("lamps", "no answer at 0x29: check the sensor"),
        new LampsBegan("lines", LampPattern.Walking, LampColour.Amber, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(8)),
        new LampsEnded("lines", LampPattern.Walking, LampColour.Amber, TimeSpan.FromSeconds(31.5)),
        new ConsoleOpened("/dev/ttyUSB0"),
        new ConsoleLost("/dev/ttyUSB0", "hung up"),
        new ConsoleLine("Key press = 5", "key-echo", null),
        new ConsoleGarbled(9600, 61),
        new ConsoleRatesTried(9600, 19_200),
        new ConsoleRatesTried(9600, null),
        new DhcpAsked(Mac, null, "discover", "Cisco Systems, Inc. IP Phone 7970G"),
        new DhcpAnswered(Mac, Address, "ack"),
        new TftpRequested(Mac, Address, "term70.default.loads"),
        new TftpRefused(Mac, Address, "CTLSEP001B2C3D4E5F.tlv", "file not found"),
        new TftpProgress(Mac, Address, "apps70.sbn", 1_500_000, 3_000_000),
        new TftpCompleted(Mac, Address, "apps70.sbn", 3_000_000, TimeSpan.FromSeconds(12.3)),
        new TftpFailed(Mac, Address, "apps70.sbn", 512, 3_000_000, "timed out"),
        new PacketRejected(null, Address, "tftp", "too short"),
        new RivalDhcp(Mac, "192.168.1.2", "192.168.1.1", TftpServer: null),
        new RivalDhcpGone(null, "192.168.1.1", "192.168.1.1"),
        new SightingsLost("console", 120),
        new StageChanged(BootStage.Writing, [BootStage.Writing, BootStage.Downloading]),
        new AttemptStarted(1, "power-and-serve", "disturbs least"),
        new AttemptEnded(1, "power-and-serve", "goal-not-reached", "no archive was asked for"),
        new StepStarted("factory-reset", 4, 9, "wait for the reset prompt", "the reset prompt", TimeSpan.FromMinutes(4)),
        new StepEnded("factory-reset", 4, "seen", "console: reset-code-wanted", 41),
        new StopRequested("ctrl-c"),
        new VerdictReached(Verdict.Recovered, null, null, "9-4-2SR3-1S", Proof.Inferred, "all archives were fetched", [1, 2]),
        new RigStarted("demo", Simulated: true),
        new PowerAdopted(On: null),
        new DeedRefused(10, "flash-write", "the phone may be formatting its flash", TimeSpan.FromHours(2)),
        new DeedCancelled(11, "its release came first"),
        new FirmwareServed(12, "dual-key", "8-5-2S") { Configured = true },
        new OffProven(TimeSpan.FromSeconds(12)),
        new OffProven(TimeSpan.FromSeconds(3)) { Metered = true },
        new OffProven(TimeSpan.FromSeconds(20)) { Started = true },
        new OffDisproven(41),
        new OffDisproven(42) { Welded = true },
        new PowerMetered(PowerSense.On, 131, 48),
        new PowerMetered(PowerSense.Unknown, null, null),
        new PowerMissing(TimeSpan.FromSeconds(10), 43),
        new Diagnosed("signing-generation", "its loader does not know the key of this load", VerdictOwner.Phone, [3, 4]),
        new Notice("dark for 15 min"),
        new ProcedureEnded("restart", "done", "every step was done"),
        new MacScanned(Mac, "kim@scan"),
        new MacLearnt(Mac, AttributedBy.PowerOn),
        new MacForgotten(Mac, "it was off for 30 s, long enough for another phone to be put there"),
        new AttributionConflict(Mac, "two phones or computers speak at station s1"),
        new SwitchPortSeen("Gi0/1", Up: true, [Mac], Feeds: false),
        new SwitchFound("192.168.1.2", "Cisco IOS Software"),
        new SwitchLost("192.168.1.2", "no answer"),
        new PhoneRegistered(Mac, Address, "SEP001B2C3D4E5F", "SCCP70.9-4-2SR3-1S", 20, 30006),
        new PhoneUnregistered(Mac, Address, "SEP001B2C3D4E5F", "it said goodbye", Lost: false),
        new PhoneAlarm(Mac, Address, "25: Name=SEP001B2C3D4E5F Load= SCCP70.9-4-2SR3-1S Last=Initialized", "SCCP70.9-4-2SR3-1S", "Initialized"),
        new HostAnswered(Mac, Address, TimeSpan.FromSeconds(0.1)),
        new PhonePageRead(Mac, Address, "SCCP70.9-4-2SR3-1S", "SEP001B2C3D4E5F", "CP-7970G", "FCH1", "V01", "1001", TimeSpan.FromSeconds(0.5)),
        new CdpHeard(Mac, Address, "SEP001B2C3D4E5F", "Cisco IP Phone 7970", "TERM70_LOAD", "Port 1", 6300),
        new UpsSeen(UpsPower.LowBattery, "OB LB DISCHRG"),
        new CampaignStarted("c1", "recover", null, 300, [new CampaignPlace("s1", TimeSpan.FromMinutes(15), Keys: true)], "kim"),
        new CampaignPaused("kim"),
        new CampaignResumed("kim"),
        new EveningBegan("kim"),
        new EveningEnded("kim"),
        new CampaignEnded("kim"),
        new CampaignTakenUp("demo"),
        new LabelRead(Mac, null, "kim"),
        new PhonePlaced("s1", Mac, "kim"),
        new PhoneHeard("s1", Mac),
        new PhoneDoubted("s1", "it lost its power"),
        new VisitBegan("s1", Mac, "r1"),
        new VisitEnded("s1", "r1", Verdict.NeedsAttention, VerdictOwner.Phone, "silent", null, Mac, TimeSpan.FromMinutes(9)),
        new LoadRewritten("s1", "r-1"),
        new LoadRewritten("s1", "r1"),
        new NewsTold(17),
        new VisitBroken("s1", "r1", Orderly: false, "the rig died"),
        new SoakBegan("s1", "r1", TimeSpan.FromHours(8)),
        new PhoneFell("s1", "r1", "started again"),
        new SoakEnded("s1", "r1", Passed: true, 0, TimeSpan.FromHours(7.5), "it is day"),
        new PhoneBinned(Mac, "s1", Bin.Done, "recovered"),
        new StationRested("s1", Proven: true),
        new StationDoubted("s1", "silent", "two phones ended in silent"),
        new StationTested("s1", Passed: false, "the relay does not answer"),
        new StationUntested("s1", "the phone may be fetching firmware"),
        new StationQuarantined("s1", "the relay does not answer"),
        new StationRestored("s1"),
        new OperatorCalled("s1", "Put the next phone on s1."),
        new PossibleSighting(new TftpRequested(null, Address, "term70.default.loads")),
    ];

    private static readonly Deed[] Deeds =
    [
        new Deed.SwitchPower(On: true),
        new Deed.PressKey(Hash, TimeSpan.FromMilliseconds(200)),
        new Deed.HoldKey(Hash, TimeSpan.FromMinutes(4)),
        new Deed.ReleaseKey(Hash),
        new Deed.MoveHook(OffHook: false),
        new Deed.SendConsole("help\r"),
        new Deed.AskPerson(new PersonRequest(PersonRequestKind.OffHook, "", "Lift the receiver.")),
        new Deed.ServeFirmware("dual-key"),
    ];

    private static IEnumerable<Type> KindsOf<T>() =>
        typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(kind => kind.DerivedType);

    [Test]
    public void Every_kind_of_fact_has_a_sample_here() =>
        Assert.That(KindsOf<Fact>().Except(Samples.Select(sample => sample.GetType())), Is.Empty);

    [Test]
    public void Every_kind_of_deed_has_a_sample_here() =>
        Assert.That(KindsOf<Deed>().Except(Deeds.Select(sample => sample.GetType())), Is.Empty);

    [TestCaseSource(nameof(Samples))]
    public void Every_kind_of_fact_has_words_of_its_own_on_one_line(Fact fact)
    {
        var words = FactWords.Describe(fact);

        Assert.That(words, Is.Not.Empty.And.Not.Contains("{").And.Not.Contains("\n").And.Not.Contains("\r").And.Not.EndsWith("."));
        Assert.That(words, Does.Not.Contain(fact.GetType().Name));
        Assert.That(Samples.Count(other => FactWords.Describe(other) == words), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Deeds))]
    public void Every_kind_of_deed_has_words(Deed deed) =>
        Assert.That(FactWords.Describe(new DeedIntended(deed)), Does.StartWith("about to ").And.Not.Contains("{"));

    [Test]
    public void Every_stage_verdict_and_proof_has_words()
    {
        foreach (var stage in Enum.GetValues<BootStage>())
        {
            Assert.That(FactWords.Describe(stage), Is.Not.Empty);
        }

        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            Assert.That(FactWords.Describe(verdict), Is.Not.Empty);
        }

        foreach (var proof in Enum.GetValues<Proof>())
        {
            Assert.That(FactWords.Describe(proof), Is.Not.Empty);
        }
    }

    [Test]
    public void A_fact_of_a_later_version_is_quoted_not_lost() =>
        Assert.That(FactWords.Describe(new UnknownFact("""{"kind":"phone-sang"}""")), Does.Contain("phone-sang"));

    [TestCase(12.34, "0:12.3")]
    [TestCase(754.5, "12:34.5")]
    [TestCase(3723.4, "1:02:03.4")]
    public void A_moment_is_told_in_minutes_and_with_hours_from_the_first_on(double seconds, string expected) =>
        Assert.That(FactWords.Moment(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    [TestCase(512, "512 bytes")]
    [TestCase(8_300, "8.3 kB")]
    [TestCase(8_300_000, "8.3 MB")]
    public void A_size_is_told_in_the_unit_people_use(long bytes, string expected) =>
        Assert.That(FactWords.Bytes(bytes), Is.EqualTo(expected));

    [Test]
    public void A_run_on_real_phones_is_not_called_simulated() =>
        Assert.That(FactWords.Describe(new RunStarted("bench", "cisco-7970", Simulated: false, Seed: null)), Does.Not.Contain("simulated").And.Not.Contains("seed"));
}
