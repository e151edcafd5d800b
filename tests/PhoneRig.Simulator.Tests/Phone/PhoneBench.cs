using System.Text;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Tests.Phone;

/// <summary>One simulated phone in virtual time with a test's hands on it and everything it says kept.</summary>
internal sealed class PhoneBench
{
    public const string SoftCode = "123456789*0#";
    public const string HardCode = "3491672850*#";
    public const string FormatKeepCode = "*7412369#085";
    public const string DefaultLoads = "term70.default.loads";

    public static readonly SyntheticFirmwareRequest NewSet = new("9-4-2SR3-1S", SigningGeneration.New);

    private readonly StringBuilder console = new();

    public PhoneBench(string ailment = "healthy", int seed = 7, Func<PhoneProfile, PhoneProfile>? change = null)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        Loop = new EventLoop(new VirtualClock());
        Lan = new InMemoryLan(Loop);
        Server = new TestServer(Lan);
        Server.Serve(SyntheticFirmware.Make(NewSet));
        var profile = Ailments.Profile(ailment, new PhoneProfile());
        Phone = new SimulatedPhone(Loop, Lan, new Seed(seed).For("phone"), "00:1B:54:00:70:01", change?.Invoke(profile) ?? profile);
        Phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        Phone.LampsChanged += lamps => LampLog.Add((Loop.Uptime, lamps));
    }

    public EventLoop Loop { get; }

    public InMemoryLan Lan { get; }

    public TestServer Server { get; }

    public SimulatedPhone Phone { get; }

    public List<(TimeSpan At, LampSnapshot Lamps)> LampLog { get; } = [];

    public string Console => console.ToString();

    public string[] Lines => Console.Split("\r\n");

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public void Run(double seconds) => RunTo(Loop.Uptime + Seconds(seconds));

    public void RunTo(TimeSpan at)
    {
        var due = false;
        Loop.Schedule(at, () => due = true);
        Loop.RunUntil(() => due);
    }

    /// <summary>Runs until something is so, for virtual hours at most.</summary>
    public void RunUntil(Func<bool> so, double withinSeconds = 7200)
    {
        var end = false;
        var limit = Loop.Schedule(Loop.Uptime + Seconds(withinSeconds), () => end = true);
        Loop.RunUntil(() => end || so());
        limit.Dispose();
        Assert.That(end, Is.False, () => $"not so within {withinSeconds} s; it is {Phone.Truth}\n{Console}");
    }

    public void RunUntil(PhoneActivity activity, double withinSeconds = 7200) => RunUntil(() => Phone.Truth.Activity == activity, withinSeconds);

    public void PowerOnWithHash()
    {
        Phone.SetKey("#", true);
        Phone.SetBrickPower(true);
        RunUntil(PhoneActivity.AwaitingCode);
        Phone.SetKey("#", false);
        Run(0.5);
    }

    public void Type(string keys, double press = 0.2, double gap = 0.3)
    {
        foreach (var key in keys)
        {
            Phone.SetKey(key.ToString(), true);
            Run(press);
            Phone.SetKey(key.ToString(), false);
            Run(gap);
        }
    }

    public LampColour Lamp(string name) => Phone.Lamps[new Lamp(name)];

    public bool AllDark => LampSnapshot.Lamps.All(l => Phone.Lamps[l] == LampColour.Dark);

    public static LampColour? LineColour(LampSnapshot lamps) =>
        LampSnapshot.Lamps.Take(8).Select(l => lamps[l]).Where(c => c != LampColour.Dark).Cast<LampColour?>().FirstOrDefault();
}
