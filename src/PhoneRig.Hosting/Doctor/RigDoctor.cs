using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Looks whether a machine can run a rig: each finding with the command that mends it. Nothing is moved, no line requested, no port opened but to ask for other DHCP servers.</summary>
public static class RigDoctor
{
    /// <summary>Looks at everything, the parts first.</summary>
    /// <param name="rig">The rig, as checked.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The folder in which the rig keeps its state.</param>
    public static IEnumerable<Finding> Examine(RigConfig rig, Machine machine, string state) => rig.Simulated
        ? [new Finding(FindingGrade.InOrder, $"{rig.Rig} is simulated: it needs nothing of this machine"), .. new DiskLook(state).At(rig, machine), .. new UpsLook().At(rig, machine)]
        : Looks(state).SelectMany(look => look.At(rig, machine));

    /// <summary>What the rig's owner knows to be wrong with parts that nobody else can look at while it has them.</summary>
    /// <param name="status">The owner's status.</param>
    public static IEnumerable<Finding> Told(RigStatus status) =>
    [
        .. from station in status.Stations
           from fault in station.Faults.IsDefault ? [] : station.Faults
           select new Finding(FindingGrade.Problem, $"station {station.Station}, by {status.Owner}: {fault}", "phonerig status"),
        .. from port in status.StuckPorts.IsDefault ? [] : status.StuckPorts
           select new Finding(FindingGrade.Problem, $"serial port, by {status.Owner}: {PortWords.Stuck(port)}"),
    ];

    private static ImmutableArray<ILook> Looks(string state) =>
    [
        new GpioLook(), new KeptLinesLook(), new I2cLook(), new SerialPortsLook(), new TypistsLook(), new CapabilitiesLook(), new NetworkLook(), new SupplyLook(), new UpsLook(), new ClockLook(), new DiskLook(state), new RebootsLook(),
    ];
}
