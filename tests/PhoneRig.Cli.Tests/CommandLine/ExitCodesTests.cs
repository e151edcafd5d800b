using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.CommandLine;

public sealed class ExitCodesTests
{
    private static readonly StationSummary Home = Script.Recovered("s1");
    private static readonly StationSummary Sick = Script.Unrecovered("s2", Verdict.NeedsAttention, VerdictOwner.Phone, "unknown");
    private static readonly StationSummary Scrap = Script.Unrecovered("s3", Verdict.Scrap, VerdictOwner.Phone, "dead-flash");
    private static readonly StationSummary Misset = Script.Unrecovered("s4", Verdict.NeedsAttention, VerdictOwner.SetUp, "no-usable-procedure");
    private static readonly StationSummary Faulty = Script.Unrecovered("s5", Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");
    private static readonly StationSummary Stopped = Script.Unrecovered("s6", Verdict.Stopped, VerdictOwner.Operator, null);

    private static int Code(params StationSummary[] stations) => (int)ExitCodes.Of(new RunSummary(Simulated: true, 1, [.. stations]));

    [Test]
    public void All_home_is_0() => Assert.That(Code(Home, Home), Is.Zero);

    [Test]
    public void One_phone_that_is_not_home_is_1()
    {
        Assert.That(Code(Home, Sick), Is.EqualTo(1));
        Assert.That(Code(Scrap, Home), Is.EqualTo(1));
        Assert.That(Code(Misset), Is.EqualTo(1));
    }

    [Test]
    public void A_safe_stop_is_4_and_comes_before_a_phone_that_is_not_home() => Assert.That(Code(Sick, Stopped, Home), Is.EqualTo(4));

    [Test]
    public void A_rig_fault_is_3_and_comes_before_everything_else() => Assert.That(Code(Stopped, Sick, Faulty, Home), Is.EqualTo(3));

    [Test]
    public void The_order_is_3_over_4_over_5_over_1()
    {
        ExitCode[] order = [ExitCode.RigFault, ExitCode.Stopped, ExitCode.Refused, ExitCode.NotRecovered, ExitCode.Done];
        for (var i = 0; i < order.Length; i++)
        {
            Assert.That(ExitCodes.Of(order[i..].Reverse()), Is.EqualTo(order[i]));
        }
    }

    [Test]
    public void The_help_names_every_code()
    {
        var host = new TestHost();
        host.Run("--help");

        foreach (var code in Enum.GetValues<ExitCode>())
        {
            Assert.That(host.Out, Does.Contain($"  {(int)code}  "));
        }
    }
}
