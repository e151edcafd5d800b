using PhoneRig.Core.Configuration;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Solenoids on a PCA9685 in the place of station s1's taps.</summary>
internal static class KeyBed
{
    /// <summary>A rig with them.</summary>
    /// <param name="rig">The rig, with station s1 of the built-in one.</param>
    /// <param name="coil">Their coils; null: the usual ones.</param>
    /// <param name="pusher">True: a pusher on Speaker takes the phone off hook, in the place of what lifts the receiver.</param>
    public static RigConfig On(RigConfig rig, CoilConfig? coil = null, bool pusher = false)
    {
        var station = rig.Stations["s1"];
        var bed = station.Keypad with { Kind = KeypadKind.Solenoids, Coil = coil ?? new CoilConfig() };
        return rig with
        {
            Boards = rig.Boards.SetItem("keys-s1", new BoardConfig { Chip = "pca9685", Address = 0x41 }),
            Stations = rig.Stations.SetItem("s1", station with { Keypad = pusher ? bed with { Hook = null, Speaker = bed.Hook } : bed }),
        };
    }
}
