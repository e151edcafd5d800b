using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Looks whether a machine can run a rig: each finding with the command that mends it. Nothing is moved, no line requested, no port opened but to ask for other DHCP servers.</summary>
public static class RigDoctor
{
    /// <summary>Looks at everything, the parts first.</summary>
    /// <param name="rig">The rig, as checked.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The folder in which the rig keeps its state.</param>
    public static IEnumerable<Finding> Examine(RigConfig rig, Machine machine, string state) => rig.Simulated
        ? [new Finding(FindingGrade.InOrder, $"{rig.Rig} is simulated: it needs nothing of this machine"), .. new DiskLook(state).At(rig, machine)]
        : Looks(state).SelectMany(look => look.At(rig, machine));

    private static ImmutableArray<ILook> Looks(string state) =>
    [
        new GpioLook(), new KeptLinesLook(), new I2cLook(), new ConsolesLook(), new TypistsLook(), new CapabilitiesLook(), new NetworkLook(), new SupplyLook(), new ClockLook(), new DiskLook(state), new RebootsLook(),
    ];
}
