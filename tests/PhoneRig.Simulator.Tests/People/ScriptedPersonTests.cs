using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.People;
using PhoneRig.Simulator.Phone;
using PhoneRig.Simulator.Tests.Phone;

namespace PhoneRig.Simulator.Tests.People;

internal sealed class ScriptedPersonTests
{
    private static PersonRequest Request(PersonRequestKind kind, string keys = "") => new(kind, keys, "please");

    [Test]
    public void A_person_recovers_a_boot_loop_by_hand()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var bench = new PhoneBench("boot-loop", seed);
            var person = new ScriptedPerson(bench.Loop, new Seed(seed), new Dictionary<string, SimulatedPhone> { ["s1"] = bench.Phone });
            person.Ask("s1", Request(PersonRequestKind.Hold, "#"));
            bench.Run(6.5);
            bench.Phone.SetBrickPower(true);
            bench.RunUntil(PhoneActivity.AwaitingCode);
            person.Ask("s1", Request(PersonRequestKind.Release, "#"));
            person.Ask("s1", Request(PersonRequestKind.Type, PhoneBench.SoftCode));
            bench.RunUntil(PhoneActivity.Running);

            Assert.That(bench.Phone.LoadId, Is.EqualTo("term70.default"));
            Assert.That(bench.Console.Split("Key press").Length - 1, Is.EqualTo(12));
        }
    }

    [Test]
    public void A_person_takes_a_second_or_more_to_begin()
    {
        var bench = new PhoneBench();
        var person = new ScriptedPerson(bench.Loop, new Seed(1), new Dictionary<string, SimulatedPhone> { ["s1"] = bench.Phone });
        bench.PowerOnWithHash();
        person.Ask("s1", Request(PersonRequestKind.Type, "1"));
        bench.Run(0.99);
        Assert.That(bench.Console, Does.Not.Contain("Key press"));
        bench.Run(6);
        Assert.That(bench.Console, Does.EndWith("\tKey press = 1\r\n"));
    }

    [Test]
    public void A_person_who_is_away_does_it_when_back()
    {
        var bench = new PhoneBench();
        var person = new ScriptedPerson(bench.Loop, new Seed(1), new Dictionary<string, SimulatedPhone> { ["s1"] = bench.Phone });
        bench.PowerOnWithHash();
        person.SetAway(true);
        person.Ask("s1", Request(PersonRequestKind.Type, "1"));
        bench.Run(30);
        Assert.That(bench.Console, Does.Not.Contain("Key press"));
        person.SetAway(false);
        bench.Run(7);
        Assert.That(bench.Console, Does.EndWith("\tKey press = 1\r\n"));
    }

    [Test]
    public void A_person_plugs_the_brick_out_and_in()
    {
        var bench = new PhoneBench();
        var plugs = new List<(string, bool)>();
        var person = new ScriptedPerson(bench.Loop, new Seed(1), new Dictionary<string, SimulatedPhone> { ["s1"] = bench.Phone }, (station, into) => plugs.Add((station, into)));
        person.Ask("s1", PersonRequest.ForPower(on: false));
        person.Ask("s1", PersonRequest.ForPower(on: true));
        bench.Run(13);

        Assert.That(plugs, Is.EqualTo(new[] { ("s1", false), ("s1", true) }));
    }

    [Test]
    public void A_station_without_a_phone_is_named()
    {
        var bench = new PhoneBench();
        var person = new ScriptedPerson(bench.Loop, new Seed(1), new Dictionary<string, SimulatedPhone> { ["s1"] = bench.Phone });
        person.Ask("s9", Request(PersonRequestKind.OffHook));

        Assert.That(() => bench.Run(1), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("s9").And.Message.Contains("s1"));
    }
}
