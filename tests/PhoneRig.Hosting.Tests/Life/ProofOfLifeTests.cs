using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Life;

/// <summary>The simulated phone, which writes its own bytes, and the rig's call manager and page reader understand each other.</summary>
public sealed class ProofOfLifeTests
{
    private const string Load = "SCCP70.9-4-2SR3-1S";
    private const string Device = "SEP001B2C3D4E5F";

    [Test]
    public void A_phone_whose_call_manager_is_the_rig_tells_its_alarm_and_registers()
    {
        using var bench = new LivingPhone();
        bench.RunUntil(() => bench.Phone.Truth.Registered);

        Assert.That(bench.All<PhoneAlarm>().Single(), Is.EqualTo(new PhoneAlarm(LivingPhone.Mac, "10.70.0.100", $"25: Name={Device} Load= {Load} Last=power on", Load, "power on")));
        Assert.That(bench.All<PhoneRegistered>().Single(), Is.EqualTo(new PhoneRegistered(LivingPhone.Mac, "10.70.0.100", Device, Load, 20, 30006)));
        Assert.That(bench.Console, Does.Contain("registrationState=NORMAL"));
        Assert.That(bench.Phone.Truth.Mishaps, Is.Empty);
    }

    [Test]
    public void Its_page_is_read_as_soon_as_it_runs()
    {
        using var bench = new LivingPhone();
        bench.RunUntil(() => bench.All<PhonePageRead>().Any());

        Assert.That(bench.All<PhonePageRead>().Single(), Is.EqualTo(new PhonePageRead(LivingPhone.Mac, "10.70.0.100", Load, Device, "CP-7970G", "SIM2C3D4E5F", "V01", null, bench.All<PhonePageRead>().Single().Took)));
        bench.Run(3600);
        Assert.That(bench.All<PhonePageRead>().Count(), Is.EqualTo(1), "once in a start");
    }

    [Test]
    public void Where_another_call_manager_is_told_the_page_is_the_proof()
    {
        using var bench = new LivingPhone(options: options => options with { Registers = false });
        bench.RunUntil(() => bench.All<PhonePageRead>().Any());

        Assert.That(bench.Phone.Truth.Registered, Is.False);
        Assert.That(bench.All<PhoneRegistered>(), Is.Empty);
    }

    [Test]
    public void It_announces_its_load_and_its_power_which_are_told_once()
    {
        using var bench = new LivingPhone();
        bench.Run(1800);

        Assert.That(bench.All<CdpHeard>().Single(), Is.EqualTo(new CdpHeard(LivingPhone.Mac, null, Device, "Cisco IP Phone 7970", Load, "Port 1", 6300)));
    }

    [Test]
    public void A_loader_without_a_load_announces_that()
    {
        using var bench = new LivingPhone(profile => profile with { Flash = FlashCondition.Empty, DefaultLoadName = "nobody-has.loads" });
        bench.Run(300);

        Assert.That(bench.All<CdpHeard>().Single().Version, Is.EqualTo("TERM70_LOAD"));
    }

    [Test]
    public void One_whose_web_server_is_off_registers_all_the_same()
    {
        using var bench = new LivingPhone(profile => profile with { WebAccess = false });
        bench.RunUntil(() => bench.Phone.Truth.Registered);
        bench.Run(3600);

        Assert.That(bench.All<PhonePageRead>(), Is.Empty);
        Assert.That(bench.Phone.Truth.Registered, Is.True);
    }

    [Test]
    public void It_stays_registered_for_as_long_as_it_has_power_and_is_lost_after_that()
    {
        using var bench = new LivingPhone();
        bench.RunUntil(() => bench.Phone.Truth.Registered);
        bench.Run(3600);
        Assert.That(bench.All<PhoneUnregistered>(), Is.Empty);
        var cut = bench.Uptime;
        bench.Phone.SetBrickPower(false);
        bench.RunUntil(() => bench.All<PhoneUnregistered>().Any());

        Assert.That(bench.All<PhoneUnregistered>().Single(), Is.EqualTo(new PhoneUnregistered(LivingPhone.Mac, "10.70.0.100", Device, "it said nothing for 90 s", Lost: true)));
        Assert.That(bench.Uptime - cut, Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90)));
    }

    [Test]
    public void A_restart_that_it_was_asked_for_it_announces_and_then_registers_again()
    {
        using var bench = new LivingPhone();
        bench.RunUntil(() => bench.Phone.Truth.Registered);
        bench.Press("**#**");
        bench.RunUntil(() => bench.All<PhoneRegistered>().Count() == 2);

        Assert.That(bench.All<PhoneUnregistered>().Single().Reason, Is.EqualTo("it said goodbye"));
        Assert.That(bench.All<PhoneAlarm>().Last().Cause, Is.EqualTo("per client request"));
    }

    [Test]
    public void A_power_cut_and_a_new_start_before_anybody_noticed_is_one_phone()
    {
        using var bench = new LivingPhone();
        bench.RunUntil(() => bench.Phone.Truth.Registered);
        bench.Phone.SetBrickPower(false);
        bench.Run(2);
        bench.Phone.SetBrickPower(true);
        bench.RunUntil(() => bench.All<PhoneRegistered>().Count() == 2);
        bench.Run(300);

        Assert.That(bench.All<PhoneUnregistered>(), Is.Empty);
        Assert.That(bench.Phone.Truth.Registered, Is.True);
    }

    [Test]
    public void A_phone_whose_own_call_manager_rejects_it_never_comes_to_the_rigs()
    {
        using var bench = new LivingPhone(profile => profile with { Registration = Registration.Rejected });
        bench.RunUntil(() => bench.All<PhonePageRead>().Any());
        bench.Run(600);

        Assert.That(bench.All<PhoneRegistered>(), Is.Empty);
        Assert.That(bench.Console, Does.Contain("registrationState=REJECTED"));
    }

    [TestCase(true, true)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(false, false)]
    public void One_that_is_knocked_at_answers_for_as_long_as_it_has_power(bool showsPage, bool powered)
    {
        using var bench = new LivingPhone(profile => profile with { WebAccess = showsPage });
        bench.RunUntil(() => bench.Phone.Truth.Registered);
        bench.Run(60);
        bench.Phone.SetBrickPower(powered);
        bench.Run(3);
        bench.Knock(LivingPhone.Mac);
        bench.Run(10);
        bench.Knock("00:1b:2c:3d:4e:60");
        bench.Run(10);

        Assert.That(bench.All<HostAnswered>().Select(answered => (answered.Mac, answered.Address)), Is.EqualTo(powered ? [(LivingPhone.Mac, "10.70.0.100")] : Array.Empty<(string, string)>()));
    }
}
