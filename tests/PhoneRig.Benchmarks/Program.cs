using System.Globalization;
using PhoneRig.Benchmarks.RigTime;

// usage: dotnet run --project tests/PhoneRig.Benchmarks -c Release -- rig-time [SEEDS]
if (args is not ["rig-time", .. var rest])
{
    Console.Error.WriteLine("say what to measure: rig-time [SEEDS]");
    return 2;
}

var seeds = rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
return RigTimeBenchmark.Run(Path.Combine(AppContext.BaseDirectory, "rig-config"), seeds) ? 0 : 1;
