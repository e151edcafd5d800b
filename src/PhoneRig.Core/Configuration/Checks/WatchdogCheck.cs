namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A watchdog is a device of the controller's, and a simulated rig has no controller that could hang.</summary>
internal sealed class WatchdogCheck : ICheck<RigConfig>
{
    private const string Devices = "/dev/watchdog";

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Watchdog is not { } name)
        {
            return;
        }

        if (!name.StartsWith(Devices, StringComparison.Ordinal))
        {
            file.At($"\"{name}\": a watchdog is a device, {Devices} on a Raspberry Pi", "watchdog");
        }
        else if (file.Value.Simulated)
        {
            file.At("a simulated rig starts no computer anew: leave `watchdog` out", "watchdog");
        }
    }
}
