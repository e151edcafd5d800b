using System.Collections.Immutable;
using System.Net;
using System.Text;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Network;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Sites;

/// <summary>A sound phone whose flash was wiped, in virtual time: on the servers of a simulated site, or on the rig's own.</summary>
internal sealed class WipedPhone : IDisposable
{
    public const string Goal = "SCCP70.9-4-2SR3-1S";

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly StringBuilder console = new();
    private readonly List<IDisposable> servers = [];

    private WipedPhone(Func<EventLoop, InMemoryLan, WipedPhone, ISegment> serve)
    {
        TestContext.Out.WriteLine("seed 1");
        var lan = new InMemoryLan(loop);
        lan.Sent += (from, to, payload) => Sent.Add((from, to, payload));
        var network = serve(loop, lan, this);
        Phone = new SimulatedPhone(loop, network, new Seed(1).For("s1"), "00:1b:2c:3d:4e:5f", Ailments.Profile("empty-flash", new PhoneProfile()));
        Phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        Phone.SetBrickPower(true);
    }

    public SimulatedPhone Phone { get; }

    /// <summary>What the rig's own servers saw.</summary>
    public List<NetworkSighting> Seen { get; } = [];

    /// <summary>Every packet of the segment.</summary>
    public List<(IPEndPoint From, IPEndPoint To, ReadOnlyMemory<byte> Payload)> Sent { get; } = [];

    public string Console => console.ToString();

    /// <summary>The files that it asked any TFTP server for, in order.</summary>
    public IEnumerable<string> Requested => Sent.Where(packet => packet.To.Port == 69).Select(packet => Encoding.ASCII.GetString(packet.Payload.Span[2..]).Split('\0')[0]);

    /// <summary>True: it runs the load that it is to run.</summary>
    public bool Home => Phone.Truth is { Activity: PhoneActivity.Running, LoadId: Goal };

    /// <summary>On a site whose servers are all its own.</summary>
    public static WipedPhone OnSite(string fault) => new((loop, lan, phone) =>
    {
        var network = DemoRig.Simulated().Network with { Dhcp = ServiceKind.External, Tftp = ServiceKind.External };
        var site = new SimulatedSite(network, SiteFaults.Find(fault), new("9-4-2SR3-1S", Simulator.Firmware.SigningGeneration.New), lan);
        phone.servers.Add(site);
        site.Open();
        return site.ForPhones(lan);
    });

    /// <summary>On the rig's own servers, with its files as they lie in a folder where one is given.</summary>
    /// <param name="files">The files of its firmware folder; null: the made-up set of the shipped rig.</param>
    /// <param name="peer">True: a phone that shares its images stands on the segment.</param>
    public static WipedPhone OnTheRig(ImmutableDictionary<string, ImmutableArray<byte>>? files = null, bool peer = false) => new((loop, lan, phone) =>
    {
        var plan = files is null ? DemoRig.Plan().Plan! : PlanOf(files).Plan!;
        var attribution = new AttributionDesk(new AttributionRules(plan.Rig, plan.ModelOf));
        var segment = Segments.Of(plan.Rig).Single();
        SegmentServers? rig = null;
        rig = new SegmentServers(
            SegmentServersOptions.From(plan.Rig.Network), lan, loop, RigFiles.Of(plan, segment, client => attribution.StationOf(segment, rig!.MacOf(client), loop.Uptime)), phone.Seen.Add);
        phone.servers.Add(rig);
        if (peer)
        {
            var other = new PeerPhone(lan, IPAddress.Parse("10.70.0.253"));
            other.Open();
            phone.servers.Add(other);
        }

        return lan;
    });

    /// <summary>A plan of the shipped rig with its firmware in a folder.</summary>
    public static Planned<RigPlan> PlanOf(ImmutableDictionary<string, ImmutableArray<byte>> files)
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-tests-");
        try
        {
            foreach (var (name, content) in files)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, name), content.AsSpan());
            }

            return DemoRig.Plan(DemoRig.Simulated() with { Firmware = new FirmwareConfig { Path = folder.FullName } });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Lets the time pass that a recovery may take: a good server's phone is home within minutes.</summary>
    public WipedPhone Run(double minutes = 45)
    {
        var due = false;
        loop.Schedule(loop.Uptime + TimeSpan.FromMinutes(minutes), () => due = true);
        loop.RunUntil(() => due || Home);
        return this;
    }

    public void Dispose()
    {
        Phone.Dispose();
        servers.ForEach(server => server.Dispose());
    }
}
