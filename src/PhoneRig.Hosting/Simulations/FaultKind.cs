namespace PhoneRig.Hosting.Simulations;

/// <summary>What goes wrong with a simulated rig, its site or its operator, beside its phones.</summary>
public enum FaultKind
{
    /// <summary>The rig's process dies right after an entry of its journal, or before that is on the disk.</summary>
    Kill,
    /// <summary>The relay of a station welds: its phone cannot be cut off.</summary>
    RelayWeld,
    /// <summary>A tap across a key of a station welds: that key is down whatever the rig does.</summary>
    StuckKey,
    /// <summary>A wire of a station's taps comes off: that key is never pressed.</summary>
    DeadKey,
    /// <summary>Tubes come off a station's lamps: its sensors see the room alone.</summary>
    BlindLamps,
    /// <summary>The plug of a station's console is pulled, and put in again.</summary>
    ConsoleUnplug,
    /// <summary>The sensors of all stations are noisier than they should be.</summary>
    SensorNoise,
    /// <summary>Datagrams of a station's phones get lost, come twice or are overtaken.</summary>
    Lan,
    /// <summary>A second DHCP server appears on a station's segment, and goes again.</summary>
    RivalDhcp,
    /// <summary>The disk takes nothing for some minutes.</summary>
    DiskFull,
    /// <summary>The controller's wall clock jumps.</summary>
    ClockJump,
    /// <summary>The mains dip: phones and controller lose their power, and the rig starts anew.</summary>
    MainsDip,
    /// <summary>The mains dip: the controller has its power from batteries, and the phones have not.</summary>
    MainsDipUps,
    /// <summary>The operator takes the phone of another station than he was called to.</summary>
    WrongSwap,
    /// <summary>The operator pulls the plugs of a phone in the middle of its run, and puts them in again.</summary>
    EarlyPull,
}
