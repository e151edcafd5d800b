using System.Text;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.RigTime;

/// <summary>
/// The rival: somebody who knows what is wrong, has the phone's truth before his eyes and never hesitates, but takes the path
/// that the rig takes, with the evidence windows that its files state. What he needs is the phone's own time.
/// </summary>
internal sealed class PerfectOperator : IDisposable
{
    /// <summary>How often he looks; small against everything that he waits for.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly StringBuilder console = new();
    private readonly SimulatedPhone phone;
    private readonly SegmentServers servers;
    private readonly Windows windows;
    private readonly List<string> served = [];
    private readonly TftpFileTable files;
    private readonly Bench bench;
    private int heard;

    public PerfectOperator(Bench bench, string station, Seed seed)
    {
        this.bench = bench;
        windows = bench.Windows;
        var lan = new InMemoryLan(loop);
        files = bench.Goal();
        servers = new SegmentServers(SegmentServersOptions.From(bench.Rig.Network), lan, loop, files, sighting =>
        {
            if (sighting is TftpCompleted completed)
            {
                served.Add(completed.File);
            }
        });
        var config = bench.Rig.Bench[station];
        phone = new SimulatedPhone(loop, lan, seed.For($"{station}/phone"), config.Mac, Ailments.Profile(config));
        phone.ConsoleOutput += bytes => console.Append(Encoding.ASCII.GetString(bytes.Span));
        phone.SetBrickPower(true);
    }

    /// <summary>Rig time that he needs for a station of the built-in rig.</summary>
    public TimeSpan Time(string station)
    {
        var script = (station switch
        {
            "s1" => BootLoop(),
            "s2" => Wiped(),
            "s3" => OldKeys(),
            _ => throw new ArgumentException($"no path is written down for {station}", nameof(station)),
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
        if (!loop.RunUntil(() => over || loop.Uptime > TimeSpan.FromHours(3)) || !over)
        {
            throw new InvalidOperationException($"{station}: the path does not lead home; the phone is {phone.Truth.Activity}, its console said last: {console.ToString()[Math.Max(0, console.Length - 400)..]}");
        }

        return loop.Uptime;
    }

    public void Dispose()
    {
        phone.Dispose();
        servers.Dispose();
    }

    /// <summary>s1: left alone for the playbook's patience, then the soft code.</summary>
    private IEnumerable<Func<bool>> BootLoop() => [.. Cycle(), Pause(windows.Patience), .. Code("123456789*0#"), .. Home()];

    /// <summary>s2: fetches the set and stays dark, with its own hands and after the soft code; then the hard code.</summary>
    private IEnumerable<Func<bool>> Wiped() =>
        [.. Cycle(), Bricked, Pause(windows.NeedsFormat), .. Code("123456789*0#"), Bricked, Pause(windows.NeedsFormat), .. Code("3491672850*#"), .. Home()];

    /// <summary>s3: fetches the default load and falls silent; the dual-key set, and from there the goal.</summary>
    private IEnumerable<Func<bool>> OldKeys() =>
        [.. Cycle(), () => served.Count > 0, Pause(windows.Stall), Do(() => bench.ServeDual(files)), .. Home()];

    private IEnumerable<Func<bool>> Cycle() => [Do(() => phone.SetBrickPower(false)), Pause(windows.ProveOff), Do(() => phone.SetBrickPower(true))];

    private IEnumerable<Func<bool>> Code(string keys) =>
    [
        Do(() => phone.SetBrickPower(false)),
        Pause(windows.ProveOff),
        Do(() => phone.SetKey("#", down: true)),
        Do(() => phone.SetBrickPower(true)),
        Says("Waiting for factory reset sequence"),
        Do(() => phone.SetKey("#", down: false)),
        Pause(windows.Gap),
        .. keys.Select(key => key.ToString()).SelectMany<string, Func<bool>>(key =>
            [Do(() => phone.SetKey(key, down: true)), Pause(windows.Press), Do(() => phone.SetKey(key, down: false)), Pause(windows.Gap)]),
    ];

    /// <summary>The goal's load runs, and its configuration was fetched; then the quiet that the proof demands where the phone says nothing itself.</summary>
    private IEnumerable<Func<bool>> Home() =>
        [() => phone.LoadId == bench.GoalLoad && phone.Truth.Activity == PhoneActivity.Running, Pause(windows.Quiet)];

    private bool Bricked() => phone.Truth is { Activity: PhoneActivity.Stalled } && served.Count(file => file.EndsWith(".sbn", StringComparison.Ordinal)) is > 0 and var count && count % 5 == 0;

    private Func<bool> Says(string text)
    {
        var from = -1;
        return () =>
        {
            if (from < 0)
            {
                from = heard;
            }

            var at = console.ToString().IndexOf(text, from, StringComparison.Ordinal);
            heard = at < 0 ? heard : at + text.Length;
            return at >= 0;
        };
    }

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
