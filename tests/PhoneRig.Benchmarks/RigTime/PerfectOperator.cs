using System.Text;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Network;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.RigTime;

/// <summary>
/// The rival: somebody who knows what is wrong, hears every word of the phone at once and never hesitates, but takes the path
/// that the rig takes, with the evidence windows that the rig's files state. What he needs is the phone's own time on that path.
/// </summary>
internal sealed class PerfectOperator : IDisposable
{
    /// <summary>How often he looks; small against everything that he waits for.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>No path takes longer; a phone that is lost is not waited for.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromHours(3);

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly StringBuilder console = new();
    private readonly HashSet<string> served = new(StringComparer.OrdinalIgnoreCase);
    private readonly RigPlan rig;
    private readonly string station;
    private readonly SimulatedPhone phone;
    private readonly StationFiles files;
    private readonly SegmentServers servers;
    private int heard;

    public PerfectOperator(RigPlan rig, string station)
    {
        (this.rig, this.station) = (rig, station);
        var lan = new InMemoryLan(loop);
        var attribution = new AttributionDesk(new AttributionRules(rig.Rig, rig.ModelOf));
        var segment = Segments.Of(rig.Rig).Single();
        files = RigFiles.Of(rig, segment, client => attribution.StationOf(segment, servers?.Leases.MacOf(client), loop.Uptime));
        servers = new SegmentServers(SegmentServersOptions.From(rig.Rig.Network), lan, loop, files, sighting =>
        {
            if (sighting is TftpCompleted completed)
            {
                served.Add(completed.File);
            }
        });
        var config = rig.Rig.Bench[station];
        phone = new SimulatedPhone(loop, lan, new Seed(rig.Seed).For($"{station}/phone"), config.Mac, Ailments.Profile(config));
        phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        phone.SetBrickPower(true);
    }

    /// <summary>How long off is watched before it counts as off (design section 6).</summary>
    private TimeSpan ProveOff => Model("prove-off");

    /// <summary>Rig time that he needs.</summary>
    /// <exception cref="InvalidOperationException">The path does not lead home.</exception>
    public TimeSpan Recover()
    {
        using var script = (station switch
        {
            "s1" => BootLoop(),
            "s2" => Wiped(),
            "s3" => OldKeys(),
            _ => throw new InvalidOperationException($"no path is written down for {station}"),
        }).GetEnumerator();
        var over = !script.MoveNext();
        void Look()
        {
            while (!over && script.Current())
            {
                over = !script.MoveNext();
            }

            if (!over)
            {
                loop.Schedule(loop.Uptime + Glance, Look);
            }
        }

        loop.Schedule(loop.Uptime, Look);
        loop.RunUntil(() => over || loop.Uptime > Bound);
        return over
            ? loop.Uptime
            : throw new InvalidOperationException(
                $"{station}: the path does not lead home; the phone is {phone.Truth.Activity}, its console said last: {console.ToString()[Math.Max(0, console.Length - 400)..]}");
    }

    public void Dispose()
    {
        phone.Dispose();
        servers.Dispose();
    }

    /// <summary>s1: left to itself with a set to fetch, it fails and restarts twice, which is the evidence; then the soft code.</summary>
    private IEnumerable<Func<bool>> BootLoop() =>
        [.. Cycle(), Says("exceeded max restarts"), Says("exceeded max restarts"), .. Code("factory-reset"), .. Home()];

    /// <summary>s2: fetches the set and cannot write it, left to itself and after the soft code; then the hard code.</summary>
    private IEnumerable<Func<bool>> Wiped() =>
        [.. Cycle(), Says("Write verify of"), .. Code("factory-reset"), Says("Write verify of"), .. Code("format-reset"), .. Home()];

    /// <summary>s3: fetches the default load and falls silent for as long as that takes to count; then the dual-key set, and from there the goal.</summary>
    private IEnumerable<Func<bool>> OldKeys() =>
        [.. Cycle(), () => served.Count > 0, Pause(Model("stall-notice")), Do(() => files.Serve(station, "dual-key")), .. Home()];

    private IEnumerable<Func<bool>> Cycle() => [.. Off(), Do(() => phone.SetBrickPower(true))];

    /// <summary>Nobody cuts the power of a phone of which nothing is known: its first word is waited for.</summary>
    private IEnumerable<Func<bool>> Off() => [() => console.Length > 0, Do(() => phone.SetBrickPower(false)), Pause(ProveOff)];

    private IEnumerable<Func<bool>> Code(string name) =>
    [
        .. Off(),
        Do(() => phone.SetKey("#", down: true)),
        Do(() => phone.SetBrickPower(true)),
        Says("Waiting for factory reset sequence"),
        Do(() => phone.SetKey("#", down: false)),
        Pause(Model("gap")),
        .. rig.ModelOf(station).Codes[name].Select(key => key.ToString()).SelectMany<string, Func<bool>>(key =>
            [Do(() => phone.SetKey(key, down: true)), Pause(Model("press")), Do(() => phone.SetKey(key, down: false)), Pause(Model("gap"))]),
    ];

    /// <summary>The phone names the goal's load, and has its configuration.</summary>
    private IEnumerable<Func<bool>> Home() =>
    [
        Says($"Software load {rig.Firmware.Goal.LoadId} validated"),
        () => served.Contains(ConfigurationFiles.DeviceName(rig.Rig.Stations[station].Mac!)),
    ];

    private TimeSpan Model(string timing) => rig.ModelOf(station).Timings[timing].Typical;

    /// <summary>A word of the phone, after the last one that was waited for.</summary>
    private Func<bool> Says(string text) => () =>
    {
        var at = console.ToString().IndexOf(text, heard, StringComparison.Ordinal);
        heard = at < 0 ? heard : at + text.Length;
        return at >= 0;
    };

    private Func<bool> Pause(TimeSpan time)
    {
        TimeSpan? until = null;
        return () => loop.Uptime >= (until ??= loop.Uptime + time);
    }

    private static Func<bool> Do(Action deed) => () =>
    {
        deed();
        return true;
    };
}
