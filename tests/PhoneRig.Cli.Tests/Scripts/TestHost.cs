using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
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

    public PlayRecovery Recover { get; init; } = Script.ComesHome(stations: "s1").Play;

    public Action<Action> Signals { get; init; } = _ => { };

    /// <summary>Answers every request but recover and stop, on the rig's loop.</summary>
    public Action<ControlRequest, IControlSink> Answer { get; init; } = (_, sink) => sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));

    /// <summary>Where this host's rigs keep their state: short, as sockets want it, and gone after the tests.</summary>
    public string StateFolder { get; init; } = StateFolders.New();

    public Func<RigOpening, ImmutableArray<KeyRelease>> ReleaseKeys { get; init; } = _ => [];

    /// <summary>The keys that a person presses; null: there is no terminal.</summary>
    public Func<ConsoleKeyInfo>? NextKey { get; init; }

    /// <summary>What the rigs that are opened here have to tell of themselves.</summary>
    public string? Notice { get; init; }

    /// <summary>The environment: no service manager started this process, unless a test says so.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>What comes on standard input.</summary>
    public string In { get; init; } = "";

    public RecoverRequest? Requested { get; set; }

    /// <summary>Everything that the rig was asked, in order.</summary>
    public ConcurrentQueue<ControlRequest> Asked { get; } = [];

    /// <summary>The rigs that were opened here.</summary>
    public ConcurrentQueue<ScriptedRig> Opened { get; } = [];

    public RigState State => new(Path.Combine(StateFolder, "simulated"));

    public int? Exited { get; private set; }

    public string Out => output.ToString();

    public string Error => error.ToString();

    public JsonNode[] JsonLines => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public CliHost Host => new()
    {
        Out = new StringWriter(output),
        Error = new StringWriter(error),
        In = new StringReader(In),
        ShippedConfig = ShippedConfig,
        MachineConfig = MachineConfig,
        Open = opening =>
        {
            var rig = new ScriptedRig(this, opening);
            Opened.Enqueue(rig);
            return rig;
        },
        ReleaseKeys = ReleaseKeys,
        NextKey = NextKey,
        User = "pi",
        Variable = Variable,
        OwnerPatience = TimeSpan.Zero,
        StateFolder = StateFolder,
        WatchSignals = pressed =>
        {
            Signals(pressed);
            return new StringReader("");
        },
        Exit = code => Exited = code,
    };

    public ExitCode Run(params string[] args) => (ExitCode)PhoneRigCommand.Invoke(Host, args);
}
