using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>Whatever is seen and wanted in whatever order, what is granted keeps the promises; judged from the timelines, not from the interlocks' own memory.</summary>
public sealed class InterlocksPropertyTests
{
    private const int Steps = 2_500;

    private static readonly string[] Rules = ["boot-banner", "reset-code-wanted", "key-echo", "reset-begun", "reset-refused", "flash-formatting", "writing", "registered", "flash-fatal", "shell-open", "power-source-toggled"];

    /// <summary>How often something was granted, over all: a test in which nothing is ever granted would prove nothing.</summary>
    private readonly Dictionary<string, int> granted = new(StringComparer.Ordinal) { ["off"] = 0, ["on"] = 0, ["code key"] = 0, ["second key refused"] = 0, ["forced"] = 0 };

    [Test]
    public void No_sequence_of_evidence_and_wishes_gets_what_is_forbidden([NUnit.Framework.Range(1, 10)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var bench = new SafetyBench(2);
        var (at, lastOn) = (0.0, double.MinValue);
        var underWay = new List<(string Station, long Number, Deed Deed)>();
        for (var step = 0; step < Steps; step++)
        {
            at += random.NextDouble() * random.Next(30) switch { 0 => 400, < 5 => 20, _ => 1 };
            bench.At(at);
            var station = random.Next(3) == 0 ? "s2" : "s1";
            switch (random.Next(10))
            {
                case < 3:
                    var sighting = Sighting(random, at);
                    bench.Tell(sighting, station);
                    if (sighting is RigStarted)
                    {
                        // The process before has ended, and both stations are taken over together.
                        bench.Tell(sighting, station == "s1" ? "s2" : "s1");
                        underWay.Clear();
                        lastOn = double.MinValue;
                    }

                    break;
                case < 6 when underWay.Count > 0:
                    End(bench, underWay, random);
                    break;
                default:
                    var (deed, by) = (Wish(random), random.Next(12) == 0 ? "ada" : random.Next(12) == 0 ? " " : null);
                    var (number, permit) = bench.Try(deed, station, by);
                    if (permit is Permit.Granted given)
                    {
                        Check(bench, station, number, deed, given, by, underWay, at - lastOn, $"seed {seed}, step {step}, {deed}");
                        lastOn = deed is Deed.SwitchPower(true) && Relay(bench, station, number) != true ? at : lastOn;
                        underWay.Add((station, number, deed));
                    }
                    else
                    {
                        granted["second key refused"] += permit is Permit.Refused { Interlock: "one-key" } ? 1 : 0;
                        bench.Tell(permit is Permit.Refused refused ? new DeedRefused(number, refused.Interlock, refused.Reason, refused.Until) : new DeedCancelled(number, "not now"), station);
                    }

                    break;
            }
        }
    }

    [OneTimeTearDown]
    public void Each_kind_of_grant_really_occurred() => Assert.That(granted.Where(kind => kind.Value < 20), Is.Empty);

    private void Check(SafetyBench bench, string station, long number, Deed deed, Permit.Granted given, string? by, List<(string Station, long Number, Deed Deed)> underWay, double sinceOn, string what)
    {
        var boot = bench.Boot(station);
        switch (deed)
        {
            case Deed.SwitchPower(false):
                granted["off"]++;
                granted["forced"] += given.Overruled is null ? 0 : 1;
                Assert.That(!boot.IsWriting || Relay(bench, station, number) == false || by == "ada", Is.True, $"{what}: power cut in {string.Join(", ", boot.Possible)}");
                break;
            case Deed.SwitchPower(true):
                granted["on"]++;
                Assert.That(sinceOn >= 1 || Relay(bench, station, number) == true, Is.True, $"{what}: {sinceOn} s after the last");
                break;
            case Deed.PressKey or Deed.HoldKey or Deed.AskPerson:
                var isCode = deed is Deed.HoldKey { Key.Name: "#" } || Relay(bench, station, number) == false || boot.MayBe(BootStage.AwaitingCode) || boot.MayBe(BootStage.Starting);
                granted["code key"] += isCode ? 1 : 0;
                Assert.That(!isCode || IsProven(bench, station), Is.True, $"{what}: off was not proven");
                var down = underWay.Where(one => one.Station == station && one.Number != number).Select(one => KeyOf(one.Deed)).Append(KeyOf(deed)).Where(key => key is not (null or "#")).Distinct();
                Assert.That(down.Count(), Is.LessThanOrEqualTo(1), $"{what}: two keys down");
                break;
            case Deed.SendConsole:
                BootStage[] past = [BootStage.InShell, BootStage.Registering, BootStage.Registered, BootStage.Silent];
                Assert.That(by == "ada" || boot.Possible.All(past.Contains), Is.True, $"{what}: sent while the phone may be {string.Join(", ", boot.Possible)}");
                Assert.That(given.Overruled is null, Is.EqualTo(boot.Possible.All(past.Contains)), what);
                break;
        }
    }

    /// <summary>Where the relay is; null where the timeline does not tell.</summary>
    private static bool? Relay(SafetyBench bench, string station, long before)
    {
        var failed = bench.Timeline(station).Where(entry => entry.Fact is DeedIntended { Deed: Deed.SwitchPower }).Select(entry => entry.Sequence).ToHashSet();
        foreach (var entry in Enumerable.Reverse(bench.Timeline(station)).Where(entry => entry.Sequence < before))
        {
            switch (entry.Fact)
            {
                case PowerSwitched power:
                    return power.On;
                case PowerAdopted adopted:
                    return adopted.On;
                case RigStarted:
                case DeedFailed fault when failed.Contains(fault.Deed):
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the last word on the power was that off is off.</summary>
    private static bool IsProven(SafetyBench bench, string station) =>
        bench.Timeline(station).Select(entry => entry.Fact).LastOrDefault(fact => fact is OffProven or OffDisproven or RigStarted) is OffProven;

    private static string? KeyOf(Deed deed) => deed switch
    {
        Deed.PressKey(var key, _) => key.Name,
        Deed.HoldKey(var key, _) => key.Name,
        _ => null,
    };

    private static void End(SafetyBench bench, List<(string Station, long Number, Deed Deed)> underWay, Random random)
    {
        // Any key may end first, but a relay moves in the order in which it was told to.
        var index = random.Next(underWay.Count);
        index = underWay[index].Deed is Deed.SwitchPower ? underWay.FindIndex(one => one.Station == underWay[index].Station && one.Deed is Deed.SwitchPower) : index;
        var (station, number, deed) = underWay[index];
        underWay.RemoveAt(index);
        bench.Tell(deed switch
        {
            _ when random.Next(30) == 0 => new DeedFailed(number, "part", "x"),
            Deed.SwitchPower(var on) => new PowerSwitched(number, on),
            Deed.PressKey(var key, var time) => new KeyPressed(number, key, time),
            Deed.HoldKey(var key, _) => new KeyReleased(number, key),
            Deed.AskPerson(var request) => new PersonAsked(number, request),
            Deed.SendConsole(var text) => new ConsoleSent(number, text),
            _ => new DeedCancelled(number, "x"),
        }, station);
    }

    private static Deed Wish(Random random) => random.Next(9) switch
    {
        < 2 => Off,
        < 4 => On,
        4 => HoldHash,
        5 => Hold(Any(random)),
        6 => Ask(PersonRequestKind.Type, "3491672850*#"),
        7 => new Deed.SendConsole("\r"),
        _ => Press(Any(random)),
    };

    private static string Any(Random random) => "0123#"[random.Next(5)].ToString();

    private static Fact Sighting(Random random, double at) => random.Next(16) switch
    {
        0 => Story.Discover,
        1 => Story.Asked("term70.default.loads"),
        2 => Story.Served("jar70sccp.sbn"),
        3 => new PossibleSighting(Story.Asked("term70.default.loads")),
        4 => Story.Began(LampPattern.Walking, LampColour.Amber, at - 1),
        5 => Story.Began(LampPattern.Dark, LampColour.Dark, at - 1),
        6 => Story.Ended(LampPattern.Walking, LampColour.Amber),
        7 when random.Next(20) == 0 => new RigStarted("test", true),
        7 => new PossibleSighting(Story.Served("jar70sccp.sbn")),
        8 => Story.Began(LampPattern.Steady, LampColour.Green, at - 1, "headset"),
        9 => Story.Ended(LampPattern.Steady, LampColour.Green, "headset"),
        _ => Story.Line(Rules[random.Next(Rules.Length)]),
    };
}
