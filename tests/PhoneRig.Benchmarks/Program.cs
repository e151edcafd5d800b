using System.Globalization;
using PhoneRig.Benchmarks.Confusion;
using PhoneRig.Benchmarks.Consoles;
using PhoneRig.Benchmarks.Dhcp;
using PhoneRig.Benchmarks.Recoveries;
using PhoneRig.Benchmarks.RigTime;
using PhoneRig.Benchmarks.Scale;
using PhoneRig.Benchmarks.Tftp;
using PhoneRig.Core.Configuration;

// usage: dotnet run --project tests/PhoneRig.Benchmarks -c Release -- rig-time [SEEDS] | recoveries [SEEDS [FILE]] | confusion [OPTIONS] | dhcp [CLIENTS [ROUNDS]] | console [MEGABYTES [SECONDS [LINES [CYCLES]]]] | scale [STATIONS [SECONDS]] | tftp-bench [OPTIONS] | tftp-conformance [OPTIONS]
var folder = Path.Combine(AppContext.BaseDirectory, "rig-config");
switch (args)
{
    case ["rig-time"]:
        return RigTimeBenchmark.Run(folder, seeds: 5) ? 0 : 1;
    case ["rig-time", var seeds]:
        return RigTimeBenchmark.Run(folder, int.Parse(seeds, CultureInfo.InvariantCulture)) ? 0 : 1;
    case ["recoveries"]:
        RecoveriesBenchmark.Run(folder, seeds: 1);
        return 0;
    case ["recoveries", var seeds]:
        RecoveriesBenchmark.Run(folder, int.Parse(seeds, CultureInfo.InvariantCulture));
        return 0;
    case ["recoveries", var seeds, var file]:
        RecoveriesBenchmark.Run(folder, int.Parse(seeds, CultureInfo.InvariantCulture), file);
        return 0;
    case ["confusion", .. var options]:
        return ConfusionCommand.Run(folder, options);
    case ["dhcp"]:
        return DhcpBenchmark.Run() ? 0 : 1;
    case ["dhcp", var clients]:
        return DhcpBenchmark.Run(int.Parse(clients, CultureInfo.InvariantCulture)) ? 0 : 1;
    case ["dhcp", var clients, var rounds]:
        return DhcpBenchmark.Run(int.Parse(clients, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture)) ? 0 : 1;
    case ["console", .. var options]:
        return ConsoleBenchmark.Run(options) ? 0 : 1;
    case [IdleConsoles.Command, var driver, var consoles]:
        return IdleConsoles.Run(driver, consoles);
    case ["tftp-bench", .. var options] when TftpOptions.Read(options) is { } tftp:
        return BenchCommand.Run(tftp);
    case ["tftp-conformance", .. var options] when TftpOptions.Read(options) is { } tftp:
        return PhoneRig.Benchmarks.Tftp.ConformanceCommand.Run(tftp);
    case ["scale"]:
        ScaleBenchmark.Run(new ConfigFolder(folder), stations: 32, seconds: 120);
        return 0;
    case ["scale", var stations]:
        ScaleBenchmark.Run(new ConfigFolder(folder), int.Parse(stations, CultureInfo.InvariantCulture), seconds: 120);
        return 0;
    case ["scale", var stations, var seconds]:
        ScaleBenchmark.Run(new ConfigFolder(folder), int.Parse(stations, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture));
        return 0;
    case [ScaleBench.Command, var stations, var state]:
        return ScaleBench.Run(new ConfigFolder(folder), int.Parse(stations, CultureInfo.InvariantCulture), state);
    case ["tftp-load", var request]:
        return BenchCommand.Load(request);
    default:
        Console.Error.WriteLine($"say what to measure: rig-time [SEEDS], {RecoveriesBenchmark.Usage}, {ConfusionOptions.Usage}, {DhcpBenchmark.Usage}, {ConsoleBenchmark.Usage}, {ScaleBenchmark.Usage}, {TftpOptions.Usage}");
        return 2;
}
