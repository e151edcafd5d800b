using System.CommandLine;
using System.Text.Json;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig serve</c>: owns the rig, in the foreground, for every other verb.</summary>
internal sealed class ServeVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly CaptureOption capture = new();

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = capture.On(simulation.On(options.On(new Command("serve", "Own the rig until Ctrl-C, and do for every other verb what it asks"))));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "serve", out var code) is not { } read)
        {
            return code;
        }

        if (capture.Take(parse, simulation.Take(parse, read, out var misuse), ref misuse) is not { } call)
        {
            return read.Misuse(misuse!);
        }

        if (call.Opening.Computation)
        {
            return call.Misuse("--speed max is a computation and no rig that could be served: give a number");
        }

        if (call.Opening.Rig.Simulated && options.RigWord(parse) is null && Systemd.Started(host.Variable))
        {
            return call.Misuse($"there is no {Path.Combine(host.MachineConfig, "rig.yaml")}, and a service serves no made-up phones: write it after an example in {Path.Combine(host.ShippedConfig, "rigs")}");
        }

        using var asides = new Asides(host.Error);
        var owner = call.Owner(asides);
        using var button = new StopButton(() => host.Error.WriteLine(StopWords.Asked), () => call.ExitAtOnce(owner));
        using var signals = host.WatchSignals(button.Press);
        return call.Finish(owner.Serve(surroundings => Say(call, surroundings), button.Stop, () => Supervisor(call.Opening.Rig.Watchdog)));
    }

    private Supervisors Supervisor(string? watchdog)
    {
        ISupervisor? board = watchdog is null ? null : BoardWatchdog.Open(watchdog);
        ISupervisor? manager = Systemd.Of(host.Variable, Environment.ProcessId);
        return new Supervisors([.. new[] { board, manager }.OfType<ISupervisor>()]);
    }

    private void Say(RigCall call, string surroundings)
    {
        var (rig, socket) = (call.Opening.Rig, call.Opening.State.ControlSocket);
        if (call.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(new { serving = new { rig = rig.Rig, rig.Simulated, surroundings, socket } }, ControlJson.Options));
            return;
        }

        host.Out.WriteLine($"PhoneRig serves the rig {rig.Rig}{(rig.Simulated ? ", SIMULATED" : "")}: {string.Join(", ", rig.Stations.Keys.Order(StringComparer.Ordinal))}");
        host.Out.WriteLine($"  {surroundings}");
        host.Out.WriteLine($"  requests at {socket}; Ctrl-C stops safely");
    }
}
