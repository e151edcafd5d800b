using System.Text;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>A host without a terminal, whose runs are scripts and whose output can be read.</summary>
internal sealed class TestHost
{
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    /// <summary>The rig-config folder that ships with the program.</summary>
    public static string ShippedConfig => Path.Combine(AppContext.BaseDirectory, "rig-config");

    public static string SimulatedRig => Path.Combine(ShippedConfig, "rigs", "simulated.yaml");

    public static string RealRig => Path.Combine(ShippedConfig, "rigs", "one-station.yaml");

    public string MachineConfig { get; init; } = Path.Combine(Path.GetTempPath(), "phonerig-no-such-folder");

    public RunRecovery Recover { get; init; } = Script.ComesHome(stations: "s1").Play;

    public Action<Action> Signals { get; init; } = _ => { };

    public RecoverRequest? Requested { get; private set; }

    public int? Exited { get; private set; }

    public string Out => output.ToString();

    public string Error => error.ToString();

    public JsonNode[] JsonLines => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public CliHost Host => new()
    {
        Out = new StringWriter(output),
        Error = new StringWriter(error),
        ShippedConfig = ShippedConfig,
        MachineConfig = MachineConfig,
        Recover = (request, observer, stop) =>
        {
            Requested = request;
            return Recover(request, observer, stop);
        },
        WatchSignals = pressed =>
        {
            Signals(pressed);
            return new StringReader("");
        },
        Exit = code => Exited = code,
    };

    public ExitCode Run(params string[] args) => (ExitCode)PhoneRigCommand.Invoke(Host, args);
}
