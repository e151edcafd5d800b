namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip that joins other buses to the one it sits on.</summary>
internal interface IBusSwitch
{
    /// <summary>Adds the buses that are joined right now.</summary>
    void AddJoined(List<SimulatedI2cBus> to);
}
