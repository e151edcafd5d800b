using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.BringUps;

/// <summary>Takes requests to bring up a station, to measure its lamps, or to test it. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="disk">Where files are written.</param>
/// <param name="hasSwitch">Whether the rig asks a switch about its stations' ports.</param>
/// <param name="calibrations">The folder for what is measured; null: nothing outlives this process.</param>
internal sealed class BringUpDesk(IEventLoop loop, StationFeed feed, IEdgeExecutor disk, bool hasSwitch, string? calibrations)
{
    private readonly Dictionary<string, BringUp> underWay = new(StringComparer.Ordinal);

    /// <summary>Measures the lamps of a station: the dark with off proven, and the walk of the phone's start.</summary>
    public void Calibrate(LiveStation station, ControlRequest.Calibrate request, Reply reply)
    {
        if (station.Senses.Lamps.IsDefaultOrEmpty)
        {
            reply.End(ControlOutcome.BadRequest, $"no lamp of station {station.Name} is looked at: set `lamps` in the rig file");
        }
        else if (station.Wiring.Station.Power.By == PowerBy.Manual)
        {
            reply.End(ControlOutcome.BadRequest, $"a person plugs the phone of station {station.Name} in and out (power: manual), and lamps are measured against a power that the rig switches: wire a relay, an outlet or a PoE port");
        }
        else
        {
            Begin("calibration", station, request.By, request.ForcedBy, reply, bench => [new OffStep(bench), new DarkLampsStep(bench), new PowerOnStep(bench), new WalkStep(bench)]);
        }
    }

    /// <summary>Proves a station part by part, in the order that cannot brick a phone: nothing is typed before off has proven to be off, and no code ever.</summary>
    public void BringUp(LiveStation station, ControlRequest.BringUp request, Reply reply) => Begin(
        "bring-up",
        station,
        request.By,
        request.ForcedBy,
        reply,
        bench =>
        [
            new OffStep(bench), new QuietConsoleStep(bench), new DarkLampsStep(bench), new RestingKeysStep(bench),
            new PowerOnStep(bench), new WalkStep(bench), new NetworkStep(bench), new RunningStep(bench), new KeyEchoStep(bench),
        ]);

    /// <summary>
    /// Tests a station with the phone that stands there, a brick too: power, console, lamps, link and each key, as far as they are wired. It mends what a restart mends on the way: the relay has
    /// moved, the console's port is opened anew, and lamp sensors that stopped measuring start again by themselves. It ends with off proven.
    /// </summary>
    public void Test(LiveStation station, string by, Reply reply) => Begin(
        "test",
        station,
        by,
        forcedBy: null,
        reply,
        bench =>
        [
            new AliveStep(bench), new OffStep(bench), new ConsoleReopenStep(bench), new QuietConsoleStep(bench), new DarkLampsStep(bench), new PowerOnStep(bench),
            new WalkStep(bench), new ConsoleTellsStep(bench), new LinkStep(bench, hasSwitch), new KeyEchoStep(bench), new OffStep(bench),
        ],
        measures: false);

    /// <summary>Ends what is under way at stations, at once.</summary>
    public void Stop(IEnumerable<string> stations, string by)
    {
        foreach (var station in stations)
        {
            if (underWay.TryGetValue(station, out var one))
            {
                one.Stop(by);
            }
        }
    }

    private void Begin(string what, LiveStation station, string by, string? forcedBy, Reply reply, Func<Workbench, IReadOnlyList<IBringUpStep>> steps, bool measures = true)
    {
        if (station.HeldBy is not null)
        {
            reply.End(ControlOutcome.Refused, RunDesk.Busy(station));
            return;
        }

        station.Occupy($"{what}, asked by {by}");
        var bench = new Workbench(station, loop, feed, by, forcedBy);
        var one = new BringUp(what, bench, steps(bench), measures, calibrations is null ? null : new MeasuredStation(calibrations, station.Name, station.Wiring.Station, station.Model), loop, disk, reply);
        underWay[station.Name] = one;
        one.Over += () =>
        {
            underWay.Remove(station.Name);
            station.Vacate();
        };
        one.Begin();
    }
}
