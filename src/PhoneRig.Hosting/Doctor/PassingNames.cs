using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Consoles that a rig file names by the number that the kernel gave an adapter at its last plugging, and gives anew at the next.</summary>
public static class PassingNames
{
    private const string StableNames = "/dev/serial/by-id";

    /// <summary>A sentence for each, with the name that stays where one leads there now.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="machine">The computer that the adapters are plugged into.</param>
    public static IEnumerable<string> In(RigConfig rig, Machine machine) =>
        from station in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal)
        where station.Value.Console is { } console && IsPassing(console.Port)
        let port = station.Value.Console!.Port
        let stable = machine.Exists(port) ? machine.Names(StableNames).FirstOrDefault(name => machine.Target($"{StableNames}/{name}") == machine.Target(port)) : null
        select $"{station.Key}: {port} is whichever adapter gets that number when it is plugged in; "
            + (stable is null ? $"write its name under {StableNames} (ls -l {StableNames}/ on the rig's computer)" : $"now it is {StableNames}/{stable}: write that");

    private static bool IsPassing(string port) => port.StartsWith("/dev/ttyUSB", StringComparison.Ordinal) || port.StartsWith("/dev/ttyACM", StringComparison.Ordinal);
}
