using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Whether the wall clock is right: a controller without a battery begins each start in the past, and records would say so.</summary>
internal sealed class ClockLook : ILook
{
    /// <summary>systemd-timesyncd touches it at each synchronisation, chrony has a folder of its own while it runs.</summary>
    private static readonly string[] Signs = ["/run/systemd/timesync/synchronized", "/run/chrony"];

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        yield return Signs.Any(machine.Exists)
            ? new Finding(FindingGrade.InOrder, "clock: synchronised")
            : new Finding(FindingGrade.Warning, "clock: not synchronised since the start: recoveries go by another clock, and what is recorded has wrong dates", "sudo timedatectl set-ntp true");
    }
}
