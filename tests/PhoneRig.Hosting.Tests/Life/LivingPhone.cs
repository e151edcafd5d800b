using System.Text;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Captures;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Network;
using PhoneRig.Network.Life;
using PhoneRig.Network.Taps;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Life;

/// <summary>A simulated phone with power on the rig's own segment, in virtual time, with all that the rig's servers and call manager see of it. From a seed.</summary>
internal sealed class LivingPhone : IDisposable
{
    public const string Mac = "00:1b:2c:3d:4e:5f";

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly StringBuilder console = new();
    private readonly SegmentServers servers;
    private readonly SegmentLife life;

    public LivingPhone(Func<PhoneProfile, PhoneProfile>? change = null, PacketCapture? capture = null, Func<SegmentLifeOptions, SegmentLifeOptions>? options = null)
    {
        TestContext.Out.WriteLine("seed 1");
        var lan = new InMemoryLan(loop);
        var rig = capture is null
            ? new TappedNetwork(lan, (_, _, _) => { })
            : new TappedNetwork(lan, (from, to, payload) => capture.See(loop.Uptime, from, to, payload), (local, remote, moment, bytes) => capture.See(loop.Uptime, local, remote, moment, bytes));
        var plan = DemoRig.Plan().Plan!;
        var attribution = new AttributionDesk(new AttributionRules(plan.Rig, plan.ModelOf));
        var segment = Segments.Of(plan.Rig).Single();
        servers = new SegmentServers(SegmentServersOptions.From(plan.Rig.Network), rig, loop, RigFiles.Of(plan, segment, client => attribution.StationOf(segment, servers!.MacOf(client), loop.Uptime)), sighting =>
        {
            life?.Heed(sighting);
            Seen.Add((loop.Uptime, sighting));
        });
        var from = SegmentLifeOptions.From(plan.Rig.Network);
        life = new SegmentLife(
            options?.Invoke(from) ?? from, rig, loop, servers.MacOf, file => file.EndsWith(".cnf.xml", StringComparison.OrdinalIgnoreCase), sighting => Seen.Add((loop.Uptime, sighting)),
            new KeptFrames(new SimulatedFrames(lan), frame => capture?.See(loop.Uptime, frame)));
        var profile = Ailments.Profile("healthy", new PhoneProfile { ResidentLoad = "SCCP70.9-4-2SR3-1S" });
        Phone = new SimulatedPhone(loop, lan, new Seed(1).For("s1"), Mac, change?.Invoke(profile) ?? profile);
        Phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        Phone.SetBrickPower(true);
    }

    public SimulatedPhone Phone { get; }

    public List<(TimeSpan At, NetworkSighting Fact)> Seen { get; } = [];

    public string Console => console.ToString();

    public TimeSpan Uptime => loop.Uptime;

    public IEnumerable<T> All<T>() => Seen.Select(one => one.Fact).OfType<T>();

    public void Run(double seconds)
    {
        var over = false;
        loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(seconds), () => over = true);
        loop.RunUntil(() => over);
    }

    public void RunUntil(Func<bool> so, double withinSeconds = 600)
    {
        var over = false;
        using var end = loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(withinSeconds), () => over = true);
        loop.RunUntil(() => over || so());
        Assert.That(so(), Is.True, () => $"not so within {withinSeconds} s; it is {Phone.Truth}\n{string.Join('\n', Seen)}\n{Console}");
    }

    public void Knock(string mac) => life.Knock(one => one == mac);

    public void Press(string keys)
    {
        foreach (var key in keys)
        {
            Phone.SetKey(key.ToString(), true);
            Run(0.2);
            Phone.SetKey(key.ToString(), false);
            Run(0.3);
        }
    }

    private sealed class KeptFrames(IFrameTap frames, Action<ReadOnlyMemory<byte>> keep) : IFrameTap
    {
        public IDisposable Listen(Action<ReadOnlyMemory<byte>> heard) => frames.Listen(frame =>
        {
            keep(frame);
            heard(frame);
        });
    }

    public void Dispose()
    {
        life.Dispose();
        servers.Dispose();
        Phone.Dispose();
    }
}
