using System.Globalization;
using PhoneRig.Benchmarks.Confusion;
using PhoneRig.Benchmarks.RigTime;

// usage: dotnet run --project tests/PhoneRig.Benchmarks -c Release -- rig-time [SEEDS] | confusion [OPTIONS]
var folder = Path.Combine(AppContext.BaseDirectory, "rig-config");
switch (args)
{
    case ["rig-time"]:
        return RigTimeBenchmark.Run(folder, seeds: 5) ? 0 : 1;
    case ["rig-time", var seeds]:
        return RigTimeBenchmark.Run(folder, int.Parse(seeds, CultureInfo.InvariantCulture)) ? 0 : 1;
    case ["confusion", .. var options]:
        return ConfusionCommand.Run(folder, options);
    default:
        Console.Error.WriteLine($"say what to measure: rig-time [SEEDS], {ConfusionOptions.Usage}");
        return 2;
}
