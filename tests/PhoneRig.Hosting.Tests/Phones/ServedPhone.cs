using System.Text;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Network;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Phones;

/// <summary>A simulated phone of the shipped rig, in virtual time, served by the rig's own servers. Nobody recovers it but the test.</summary>
internal sealed class ServedPhone : IDisposable
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly StringBuilder console = new();
    private readonly SegmentServers servers;

    public ServedPhone(string station, int seed = 1)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var plan = DemoRig.Plan().Plan!;
        var attribution = new AttributionDesk(new AttributionRules(plan.Rig, plan.ModelOf));
        var segment = Segments.Of(plan.Rig).Single();
        var lan = new InMemoryLan(loop);
        Files = RigFiles.Of(plan, segment, client => attribution.StationOf(segment, servers!.Leases.MacOf(client), loop.Uptime));
        servers = new SegmentServers(SegmentServersOptions.From(plan.Rig.Network), lan, loop, Files, sighting => Seen.Add((loop.Uptime, sighting)));
        var config = plan.Rig.Bench[station];
        Phone = new SimulatedPhone(loop, lan, new Seed(seed).For(station), config.Mac, Ailments.Profile(config));
        Phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        Phone.LampsChanged += lamps => LampLog.Add(lamps);
        Phone.SetBrickPower(true);
    }

    public StationFiles Files { get; }

    public SimulatedPhone Phone { get; }

    public List<(TimeSpan At, NetworkSighting Fact)> Seen { get; } = [];

    public List<LampSnapshot> LampLog { get; } = [];

    public string Console => console.ToString();

    public TimeSpan Uptime => loop.Uptime;

    public IEnumerable<string> Requested => Seen.Select(one => one.Fact).OfType<TftpRequested>().Select(request => request.File);

    public void Run(double seconds)
    {
        var due = false;
        loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(seconds), () => due = true);
        loop.RunUntil(() => due);
    }

    public void RunUntil(Func<bool> so, double withinSeconds = 1800)
    {
        var end = false;
        using var limit = loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(withinSeconds), () => end = true);
        loop.RunUntil(() => end || so());
        Assert.That(end, Is.False, () => $"not so within {withinSeconds} s: {Phone.Truth}\n{Console}");
    }

    /// <summary>Cuts the power, holds #, and types a code into the parser.</summary>
    public void Reset(string code)
    {
        Phone.SetBrickPower(false);
        Run(5);
        Phone.SetKey("#", true);
        Phone.SetBrickPower(true);
        RunUntil(() => Phone.Truth.Activity == PhoneActivity.AwaitingCode);
        Phone.SetKey("#", false);
        Run(0.5);
        foreach (var key in code)
        {
            Phone.SetKey($"{key}", true);
            Run(0.2);
            Phone.SetKey($"{key}", false);
            Run(0.3);
        }
    }

    /// <summary>The look of a brick: the lines blink, headset green, mute red (facts 1.3).</summary>
    public bool LooksLikeABrick =>
        Phone.Lamps[new Lamp("headset")] == LampColour.Green
        && Phone.Lamps[new Lamp("mute")] == LampColour.Red
        && LampLog.TakeLast(4).Select(lamps => lamps[new Lamp("line5")]).Distinct().Count() == 2;

    public void Dispose()
    {
        Phone.Dispose();
        servers.Dispose();
    }
}
