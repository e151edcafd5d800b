using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Tests.Stations;

/// <summary>Whatever is asked of the keys, no coil of the bench, which has a physics of its own, ever gets hotter than it stands.</summary>
public sealed class KeyProgramTests
{
    private const int Programs = 1000;

    /// <summary>A change of it asks other programs.</summary>
    private static readonly Seed Seed = new(20_260);

    [Test]
    public void No_coil_passes_its_rating_in_a_thousand_random_programs()
    {
        var (closest, granted, refused, waited) = (double.MaxValue, 0, 0, 0);
        for (var number = 0; number < Programs; number++)
        {
            var seed = Seed.For($"program {number}");
            var (duty, coil) = Coil(seed.For("coil").Draw());
            using var bed = new SolenoidBed(coil, duty);
            Run(bed, seed.For("keys").Draw());

            foreach (var (key, solenoid) in bed.Solenoids)
            {
                closest = Math.Min(closest, solenoid.Rated - solenoid.Hottest);
                Assert.That(solenoid.Hottest, Is.LessThanOrEqualTo(solenoid.Rated), $"the coil of {key} in program {number} of {Seed}, {coil}:\n{bed.Story()}");
            }

            granted += bed.Facts<KeyPressed>().Count() + bed.Facts<KeyHeld>().Count();
            refused += bed.Facts<DeedRefused>().Count();
            waited += bed.Waited;
        }

        TestContext.Out.WriteLine($"{Seed}: {Programs} programs, {granted} presses and holds done, {refused} refused, {waited} had to wait; the closest was {closest:0.0} K below its rating");
        Assert.That(new[] { granted, refused, waited }, Is.All.GreaterThan(Programs / 10), "the programs ask for too much, and for enough");
        Assert.That(closest, Is.LessThan(25), "the budget lets coils come near it");
    }

    [Test]
    public void A_hold_of_ten_minutes_drops_to_the_holding_current_where_there_is_one()
    {
        using var bed = new SolenoidBed(new CoilConfig(), duty: true);
        bed.Do(new Deed.HoldKey(new Key("#"), TimeSpan.FromMinutes(10)));
        bed.RunFor(TimeSpan.FromMilliseconds(50));
        Assert.That(bed.ShareOf("#"), Is.EqualTo(1));

        bed.RunFor(TimeSpan.FromMilliseconds(100));
        Assert.That(bed.ShareOf("#"), Is.EqualTo(0.35).Within(0.001));
        Assert.That(bed.Solenoids["#"].IsDown, Is.True);

        bed.RunFor(TimeSpan.FromMinutes(9.9));
        Assert.That(bed.Solenoids["#"].IsDown, Is.True);
        bed.RunFor(TimeSpan.FromMinutes(0.2));
        Assert.That(bed.Solenoids["#"].IsDown, Is.False, "by its own bound");
        Assert.That(bed.Solenoids["#"].Overheated, Is.False);
        Assert.That(bed.Facts<KeyReleased>().Count(), Is.EqualTo(1));
    }

    [TestCase(50, "it is found when the key is to be held with less")]
    [TestCase(5000, "it is found when the key is let go")]
    public void A_board_that_loses_its_supply_while_it_holds_a_key_is_a_fault_of_the_rig(int after, string when)
    {
        using var bed = new SolenoidBed(new CoilConfig(), duty: true);
        bed.Do(new Deed.HoldKey(new Key("#"), TimeSpan.FromMinutes(1)));
        bed.RunFor(TimeSpan.FromMilliseconds(after));
        bed.DipSupply();
        bed.RunFor(TimeSpan.FromSeconds(1));
        Assert.That(bed.Solenoids["#"].IsDown, Is.False);

        bed.Do(new Deed.ReleaseKey(new Key("#")));
        bed.RunFor(TimeSpan.FromSeconds(1));

        var told = bed.Facts<RigFault>().Select(fault => fault.Reason).Concat(bed.Facts<DeedFailed>().Select(failed => failed.Reason));
        Assert.That(told, Has.Exactly(1).Contains("the board was reset"), when);
    }

    [Test]
    public void And_is_refused_where_there_is_only_full_power()
    {
        using var bed = new SolenoidBed(new CoilConfig { Hold = new Percent(1) }, duty: false);
        bed.Do(new Deed.HoldKey(new Key("#"), TimeSpan.FromMinutes(10)));
        bed.RunFor(TimeSpan.FromMinutes(11));

        Assert.That(bed.Facts<DeedRefused>().Single().Interlock, Is.EqualTo("hold-budget"));
        Assert.That(bed.Solenoids["#"].Hottest, Is.EqualTo(bed.Solenoids["#"].Degrees), "it never got any current");
    }

    [Test]
    public void Without_the_interlocks_the_same_bench_shows_a_coil_that_burns()
    {
        using var bed = new SolenoidBed(new CoilConfig { Hold = new Percent(1) }, duty: false);
        bed.DoUnguarded(new Deed.HoldKey(new Key("#"), TimeSpan.FromMinutes(10)));
        bed.RunFor(TimeSpan.FromMinutes(9.5));

        Assert.That(bed.Solenoids["#"].Overheated, Is.True);
    }

    /// <summary>A coil as it may be sold, on one kind of pin or the other.</summary>
    private static (bool Duty, CoilConfig Coil) Coil(Random random)
    {
        var duty = random.Next(2) == 0;
        var warms = random.Next(30, 240);
        return (duty, new CoilConfig
        {
            Ohms = random.Next(20, 60),
            KelvinsPerWatt = random.Next(15, 46),
            Warms = TimeSpan.FromSeconds(warms),
            Cools = TimeSpan.FromSeconds(warms * (2 + (3 * random.NextDouble()))),
            Rated = new[] { 105, 130, 155 }[random.Next(3)],
            Ambient = random.Next(20, 51),
            Hold = new Percent(duty ? random.Next(28, 101) / 100.0 : 1),
        });
    }

    private static void Run(SolenoidBed bed, Random random)
    {
        string[] keys = ["1", "5", "0", "#", "#", "#"];
        for (var step = 0; step < 25; step++)
        {
            var key = new Key(keys[random.Next(keys.Length)]);
            bed.Do(random.Next(10) switch
            {
                < 4 => new Deed.PressKey(key, TimeSpan.FromMilliseconds(random.Next(50, 2000))),
                < 8 => new Deed.HoldKey(key, TimeSpan.FromSeconds(Math.Exp(random.NextDouble() * Math.Log(900)))),
                8 => new Deed.ReleaseKey(key),
                _ => new Deed.MoveHook(random.Next(2) == 0),
            });
            bed.RunFor(TimeSpan.FromSeconds(Math.Exp(random.NextDouble() * Math.Log(300)) - 0.9));
        }

        bed.RunFor(TimeSpan.FromMinutes(30));
    }
}
