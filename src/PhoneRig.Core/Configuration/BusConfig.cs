namespace PhoneRig.Core.Configuration;

/// <summary>An I2C bus of the controller.</summary>
public sealed record BusConfig
{
    /// <summary>
    /// The clock that the controller gives it: 100kHz as a Raspberry Pi starts, 400kHz with <c>dtparam=i2c_arm_baudrate=400000</c> in its
    /// <c>/boot/firmware/config.txt</c>. It is not set from here: <c>rig check</c> computes with it, and <c>rig doctor</c> compares it.
    /// </summary>
    public Frequency Clock { get; init; } = new(StandardMode);

    /// <summary>Standard mode, in hertz (NXP UM10204, table 9); what a Raspberry Pi's buses start with.</summary>
    private const int StandardMode = 100_000;
}
