using System.Collections.Immutable;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Doctor;
using Spectre.Console;

namespace PhoneRig.Cli.CommandLine;

/// <summary>Everything outside of the program that the command line touches, so that tests can stand in for it.</summary>
internal sealed record CliHost
{
    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard input, where it is read as lines.</summary>
    public TextReader In { get; init; } = Console.In;

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The terminal that standard output is; null where it is a pipe or a file.</summary>
    public IAnsiConsole? Terminal { get; init; }

    /// <summary>The rig-config folder that ships beside the program.</summary>
    public required string ShippedConfig { get; init; }

    /// <summary>The folder that overrides it by name, and holds the machine's own rig.yaml.</summary>
    public required string MachineConfig { get; init; }

    /// <summary>Opens a rig in this process.</summary>
    public required OpenRig Open { get; init; }

    /// <summary>Lets every key of a rig go and puts its receivers down, without opening anything else of it; tells what came of it.</summary>
    public required Func<RigOpening, ImmutableArray<KeyRelease>> ReleaseKeys { get; init; }

    /// <summary>The terminal's keys; null where there are none.</summary>
    public Func<ConsoleKeyInfo?>? Keys { get; init; }

    /// <summary>Waits for the terminal's next key; null where there is no terminal.</summary>
    public Func<ConsoleKeyInfo>? NextKey { get; init; }

    /// <summary>Where rigs keep their state, where the command line says nothing; null: as <see cref="Hosting.Rigs.RigState.Of"/> finds it.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Who types.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>How long an owner of a rig may go without a control socket, when it begins and ends.</summary>
    public TimeSpan OwnerPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls back at each Ctrl-C or SIGTERM until disposed of.</summary>
    public Func<Action, IDisposable> WatchSignals { get; init; } = Signals.Watch;

    /// <summary>Looks a variable of the environment up: a service manager tells a service there where it listens.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Ends the process at once.</summary>
    public Action<int> Exit { get; init; } = Environment.Exit;

    /// <summary>The real time, for what is drawn between two facts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>This computer, for who asks whether it can run a rig.</summary>
    public Machine Machine { get; init; } = new();

    /// <summary>Both configuration folders as one.</summary>
    public ConfigFolder Folder => new(ShippedConfig, MachineConfig);

    /// <summary>The rig where none is named: the machine's own, else the built-in simulated one.</summary>
    public string DefaultRig
    {
        get
        {
            var own = Path.Combine(MachineConfig, "rig.yaml");
            return File.Exists(own) ? own : Path.Combine(ShippedConfig, "rigs", "simulated.yaml");
        }
    }

    /// <summary>The process's own surroundings.</summary>
    public static CliHost OfProcess(OpenRig open, Func<RigOpening, ImmutableArray<KeyRelease>> releaseKeys) => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        Terminal = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb"
            ? null
            : AnsiConsole.Create(new AnsiConsoleSettings()),
        ShippedConfig = Path.Combine(AppContext.BaseDirectory, "rig-config"),
        MachineConfig = "/etc/phonerig",
        Open = open,
        ReleaseKeys = releaseKeys,
        Keys = ConsoleKeys.OfProcess(),
        NextKey = Console.IsInputRedirected ? null : () => Console.ReadKey(intercept: true),
    };
}
