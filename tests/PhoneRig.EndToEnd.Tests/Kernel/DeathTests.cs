using System.Globalization;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Control;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.EndToEnd.Tests.Kernel;

/// <summary>
/// However the program ends, keys go up and power stays: SIGKILL, SIGTERM and a hang at random moments while a key is held, on a kernel that drops outputs which
/// nobody holds any more and on one that keeps them. PHONERIG_KILLS says how many, PHONERIG_KILL_SEED from which seed.
/// </summary>
[NonParallelizable]
[Category(SimulatedHeader.Category)]
public sealed class DeathTests
{
    /// <summary>Within what time of a death every key is up: the clean-up is another start of the program, which opens its lines.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>The same in bare starts of the program, for a machine so busy that one takes seconds.</summary>
    private const int BoundInStarts = 10;

    /// <summary>The same where the kernel drops what a dead process held: no other program has to start.</summary>
    private static readonly TimeSpan BoundOfKernel = TimeSpan.FromSeconds(1);

    /// <summary>The latest moment, from when the key and the power are as they are to be.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(0.5);

    private static readonly string[] Deaths = ["SIGKILL", "SIGTERM", "hang"];

    private HeaderRig rig = null!;
    private LineLog lines = null!;

    [SetUp]
    public void Begin()
    {
        SimulatedHeader.Need();
        SimulatedHeader.PutBack();
        rig = new HeaderRig();
        lines = new LineLog();
    }

    [TearDown]
    public void End() => rig?.Dispose();

    [Test]
    public void However_it_ends_while_a_key_is_held_keys_go_up_and_power_stays()
    {
        var (seed, kills) = (Number("PHONERIG_KILL_SEED", 1), Number("PHONERIG_KILLS", 10));
        TestContext.Out.WriteLine($"seed {seed}");
        var moments = new Seed(seed).For("death").Draw();
        for (var kill = 0; kill < kills; kill++)
        {
            Die(Deaths[kill % Deaths.Length], persist: kill / Deaths.Length % 2 == 1, off: moments.NextDouble() < 0.5, moments.NextDouble() * Latest);
        }
    }

    private void Die(string death, bool persist, bool off, TimeSpan moment)
    {
        var when = $"{death} {moment.TotalMilliseconds:0} ms into the hold, power {(off ? "off" : "on")}, outputs that {(persist ? "persist" : "drop")}";
        SimulatedHeader.OutputsPersist = persist;
        using var supervisor = new Supervisor(rig);
        Do(supervisor, new ControlRequest.Power(HeaderRig.Station, PowerAction.Off, ForcedBy: "test") { By = "test" });
        Do(supervisor, new ControlRequest.Keys(HeaderRig.Station, KeyAction.Hold, "#", TimeSpan.FromMinutes(5)) { By = "test" });
        if (!off)
        {
            Do(supervisor, new ControlRequest.Power(HeaderRig.Station, PowerAction.On) { By = "test" });
        }

        Assert.That((SimulatedHeader.IsHigh(HeaderRig.Lines["#"]), SimulatedHeader.IsHigh(HeaderRig.Relay)), Is.EqualTo((true, off)), when);
        lines.Begin();
        Assert.That(supervisor.Service.EndsWithin(moment), Is.False, when);

        var died = LineLog.Now;
        switch (death)
        {
            case "SIGKILL":
                supervisor.Service.Kill();
                break;
            case "SIGTERM":
                supervisor.Service.Signal("TERM");
                break;
            default:
                supervisor.Service.Signal("STOP");
                supervisor.Bite();
                break;
        }

        var said = supervisor.CleanUp();
        var edges = lines.Edges();
        var up = edges.Find(edge => edge.Line == HeaderRig.Lines["#"] && !edge.High);
        Assert.That(up, Is.Not.Null, $"{when}: # stayed down\n{said}");
        var took = up!.At - died;
        var relay = string.Join(", ", edges.Where(edge => edge.Line == HeaderRig.Relay).Select(edge => edge.High ? "cut" : "fed"));
        TestContext.Out.WriteLine($"{when}: # up after {took.TotalMilliseconds:0} ms, {supervisor.Signs} signs of life");
        var until = death == "hang" ? Supervisor.WatchdogTime : TimeSpan.Zero;
        var byKernel = death == "SIGKILL" && !persist;
        var bound = until + (byKernel ? BoundOfKernel : Bound);
        if (took > bound && !byKernel)
        {
            var start = BareStart();
            TestContext.Out.WriteLine($"a bare start takes {start.TotalMilliseconds:0} ms here");
            bound = until + (start * BoundInStarts);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(took, Is.LessThan(bound), when);
            Assert.That(HeaderRig.KeysDown, Is.Empty, when);
            Assert.That(edges.Count(edge => edge.Line != HeaderRig.Relay), Is.EqualTo(1), $"{when}: no other key moved");

            // A relay that nobody holds rests where the kernel drops outputs, and over its normally-closed contact that feeds the phone.
            Assert.That(relay, Is.EqualTo(off && !persist ? "fed" : ""), when);
            Assert.That(SimulatedHeader.IsHigh(HeaderRig.Relay), Is.EqualTo(off && persist), when);
            Assert.That(said, Does.Contain("every key let go: s1; relays were left as they are"), when);
        }
    }

    /// <summary>How long a start takes that does nothing, at this moment.</summary>
    private TimeSpan BareStart()
    {
        var began = LineLog.Now;
        using var bare = rig.StartBy([], "--version");
        Assert.That(bare.End(), Is.Zero, bare.Output);
        return LineLog.Now - began;
    }

    private void Do(Supervisor supervisor, ControlRequest request)
    {
        var end = rig.Ask(request);
        Assert.That(end.Outcome, Is.EqualTo(ControlOutcome.Done), () => $"{request}: {end.Message}\n{supervisor.Service.Output}");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;
}
