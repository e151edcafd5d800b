using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone.Failures;

/// <summary>Facts 7.2 rows 14 and 15: keys that are not heard, or not as they were pressed.</summary>
internal sealed class KeyboardFailureTests
{
    private const string Waiting = "INIT: Waiting for factory reset sequence.\r\n";
    private const string Incorrect = "INIT: Incorrect factory reset sequence.\r\n";

    [TestCase(4, false)]
    [TestCase(13, true)]
    public void A_late_look_misses_a_hash_that_is_let_go_when_the_walk_begins_and_sees_a_longer_hold(double secondsOfWalk, bool seen)
    {
        var bench = new PhoneBench("late-look");
        bench.Phone.SetKey("#", true);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => PhoneBench.LineColour(bench.Phone.Lamps) == LampColour.Amber);
        bench.Run(secondsOfWalk);
        bench.Phone.SetKey("#", false);
        bench.Run(15);

        Assert.That(bench.Console.Contains(Waiting, StringComparison.Ordinal), Is.EqualTo(seen), bench.Console);
    }

    [TestCase(0.25, 0)]
    [TestCase(0.8, 1)]
    public void Dull_keys_take_the_hash_that_is_held_but_a_code_only_in_long_presses(double press, int erases)
    {
        var bench = new PhoneBench("dull-keys");
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode, press);
        bench.Run(60);

        Assert.That(bench.Console, Does.Contain(Waiting));
        Assert.That(bench.Console.Contains("Key press", StringComparison.Ordinal), Is.EqualTo(erases > 0));
        Assert.That(bench.Phone.Truth.SoftErases, Is.EqualTo(erases));
    }

    [Test]
    public void Unsure_keys_spoil_some_codes_and_a_code_that_is_repeated_comes_through()
    {
        var (spoilt, tries) = (0, 0);
        for (var seed = 0; seed < 30; seed++)
        {
            var bench = new PhoneBench("unsure-keys", seed);
            for (var left = 12; bench.Phone.Truth.SoftErases == 0 && left > 0; left--)
            {
                tries++;
                bench.Phone.SetBrickPower(false);
                bench.Run(5);
                bench.Phone.SetKey("#", true);
                bench.Phone.SetBrickPower(true);
                bench.Run(8);
                bench.Phone.SetKey("#", false);
                bench.Run(0.5);
                bench.Type(PhoneBench.SoftCode);
                bench.Run(5);
            }

            spoilt += bench.Console.Split(Incorrect).Length - 1;
            Assert.That(bench.Phone.Truth.SoftErases, Is.EqualTo(1), $"seed {seed}");
            Assert.That(bench.Phone.Truth.Formats, Is.Zero, $"seed {seed}");
        }

        TestContext.Out.WriteLine($"{tries} codes for 30 phones, {spoilt} met with Incorrect");
        Assert.That(spoilt, Is.InRange(5, 60));
    }

    [TestCase("key-missed", "1", "")]
    [TestCase("key-doubled", "1", "\tKey press = 1\r\n")]
    [TestCase("key-adjacent", "1", "\tKey press = (2|4)\r\nINIT: Incorrect factory reset sequence.\r\n")]
    public void A_press_that_is_lost_doubled_or_beside_the_key_is_heard_as_such(string fault, string probability, string heard)
    {
        // Its # is down before it has the fault: this is about the key after it.
        var bench = new PhoneBench(change: p => p.With(fault, probability) with { StuckKey = "#" });
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(PhoneActivity.AwaitingCode);
        bench.Type("1");

        Assert.That(bench.Console, Does.Match($"{Waiting}{heard}(INIT: hit.*\r\n)?$"));
    }

    [Test]
    public void A_doubled_press_does_no_harm_to_the_power_up_code()
    {
        var bench = new PhoneBench("boot-loop", change: p => p with { KeyDoubled = 1 });
        bench.PowerOnWithHash();
        bench.Type(PhoneBench.SoftCode);

        Assert.That(bench.Phone.Truth.Activity, Is.EqualTo(PhoneActivity.Erasing));
    }

    [Test]
    public void A_stuck_key_does_not_matter_to_a_phone_that_asks_for_files_by_itself()
    {
        var bench = new PhoneBench("stuck-key-and-old-key");
        bench.Phone.SetBrickPower(true);
        bench.Run(300);
        Assert.That(bench.Phone.LoadId, Is.Null);

        bench.Server.Serve(Firmware.SyntheticSets.Of(Simulator.Firmware.SigningGeneration.Dual));
        bench.RunUntil(PhoneActivity.Running);
        Assert.That(bench.Phone.LoadId, Is.EqualTo("term70.default"));
    }
}
