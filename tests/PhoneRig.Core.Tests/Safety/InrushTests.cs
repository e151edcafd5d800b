using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

public sealed class InrushTests
{
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin() => bench = new SafetyBench(4);

    [Test]
    public void A_power_on_keeps_its_distance_from_the_last()
    {
        bench.At(10).Power(true, "s1").At(10.4);

        Assert.That(bench.Ask(On, "s2"), Is.EqualTo(new Permit.NotBefore(S(11), "another phone was switched on just now, and power-ons keep 1 s apart")));
        Assert.That(bench.At(11).Ask(On, "s2"), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_phone_switched_off_meanwhile_drew_its_inrush_all_the_same()
    {
        bench.At(10).Power(true, "s1").At(10.1).Power(false, "s1").At(10.2);

        Assert.That(bench.Ask(On, "s1"), Is.TypeOf<Permit.NotBefore>());
        Assert.That(bench.Ask(On, "s2"), Is.TypeOf<Permit.NotBefore>());
    }

    [Test]
    public void A_power_on_that_failed_may_have_happened()
    {
        bench.At(10).Tell(new DeedFailed(bench.Tell(new DeedIntended(On)), "relay", "no answer"));

        Assert.That(bench.Ask(On, "s2"), Is.TypeOf<Permit.NotBefore>());
    }

    [Test]
    public void Four_intended_at_once_come_one_after_the_other_in_order()
    {
        string[] names = ["s1", "s2", "s3", "s4"];
        var numbers = names.ToDictionary(name => name, name => bench.Tell(new DeedIntended(On), name), StringComparer.Ordinal);
        var wait = names.ToDictionary(name => name, _ => TimeSpan.Zero, StringComparer.Ordinal);
        var switched = new List<(string Name, TimeSpan At)>();
        while (wait.Count > 0)
        {
            var (name, at) = wait.MinBy(one => (one.Value, one.Key));
            bench.At(at.TotalSeconds);
            switch (bench.Ask(On, name))
            {
                case Permit.NotBefore later:
                    Assert.That(later.At, Is.GreaterThan(bench.Now));
                    wait[name] = later.At;
                    break;
                default:
                    switched.Add((name, bench.Now));
                    wait.Remove(name);
                    bench.Tell(new PowerSwitched(numbers[name], true), name);
                    break;
            }
        }

        Assert.That(switched, Is.EqualTo(new[] { ("s1", S(0)), ("s2", S(1)), ("s3", S(2)), ("s4", S(3)) }));
    }

    [Test]
    public void One_that_is_called_off_is_not_waited_for()
    {
        var first = bench.Tell(new DeedIntended(On), "s1");
        Assert.That(bench.Ask(On, "s2"), Is.TypeOf<Permit.NotBefore>().With.Property("Why").StartsWith("s1 is to be switched on first"));
        bench.Tell(new DeedCancelled(first, "stop"), "s1");

        Assert.That(bench.Ask(On, "s2"), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_relay_that_was_found_closed_draws_no_inrush_and_waits_for_none()
    {
        bench.Tell(new PowerAdopted(true), "s1");
        bench.At(10).Power(true, "s1");
        Assert.That(bench.Ask(On, "s2"), Is.EqualTo(new Permit.Granted()));

        bench.Power(true, "s2");
        Assert.That(bench.Ask(On, "s1"), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void The_clock_of_the_process_before_does_not_count()
    {
        bench.At(1000).Power(true, "s1");
        var rig = RigSafety.Start.With("s1", bench.Timeline("s1")[^1]).With("s1", new Entry(99, default, TimeSpan.Zero, new RigStarted("test", true)));
        var interlocks = new Interlocks(ProcedureBench.Wiring(), bench.Config, "s2");

        Assert.That(interlocks.Judge(interlocks.Start, bench.Boot("s2"), rig, On, S(1), null), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_station_that_is_not_the_rigs_is_told() =>
        Assert.That(() => new Interlocks(ProcedureBench.Wiring(), bench.Config), Throws.ArgumentException.With.Message.Contains("has no station that is configured like this"));
}
