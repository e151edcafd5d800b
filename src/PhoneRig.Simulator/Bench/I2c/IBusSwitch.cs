namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip that joins other buses to the one it sits on.</summary>
internal interface IBusSwitch
{
    /// <summary>The buses that are joined right now.</summary>
    IEnumerable<SimulatedI2cBus> Joined { get; }
}
