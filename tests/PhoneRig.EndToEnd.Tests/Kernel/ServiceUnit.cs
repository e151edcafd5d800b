using System.Globalization;

namespace PhoneRig.EndToEnd.Tests.Kernel;

/// <summary>The unit that is shipped for systemd (scripts/systemd), as far as a supervisor needs it.</summary>
internal sealed class ServiceUnit
{
    private const string Program = "/usr/bin/phonerig ";

    /// <summary>Where the installed service keeps its rigs.</summary>
    private const string StateFolder = "/var/lib/phonerig";

    private readonly ILookup<string, string> settings;

    private ServiceUnit(IEnumerable<string> lines) => settings = lines
        .Select(line => line.Split('=', 2))
        .Where(words => words.Length == 2 && !words[0].StartsWith('#'))
        .ToLookup(words => words[0], words => words[1], StringComparer.Ordinal);

    public static ServiceUnit Shipped { get; } = new(File.ReadLines(Path.Combine(Rigs.Root, "scripts", "systemd", "phonerig.service")));

    /// <summary>How long a service may be without a sign of life.</summary>
    public TimeSpan WatchdogTime => TimeSpan.FromSeconds(int.Parse(Only("WatchdogSec"), CultureInfo.InvariantCulture));

    /// <summary>The signal that ends one that was: "KILL".</summary>
    public string WatchdogSignal => Only("WatchdogSignal").Replace("SIG", "", StringComparison.Ordinal);

    /// <summary>How the service is started, after the program's name.</summary>
    /// <param name="state">The folder that takes the place of the installed service's.</param>
    public string[] Start(string state) => Arguments("ExecStart", state);

    /// <summary>What is run after any end of it, after the program's name.</summary>
    /// <inheritdoc cref="Start"/>
    public string[] StopPost(string state) => Arguments("ExecStopPost", state);

    private string[] Arguments(string setting, string state)
    {
        var line = Only(setting);
        Assert.That(line, Does.StartWith(Program).And.Contain(StateFolder));
        return [.. line[Program.Length..].Split(' ').Select(word => word == StateFolder ? state : word)];
    }

    private string Only(string setting) => settings[setting].Single();
}
