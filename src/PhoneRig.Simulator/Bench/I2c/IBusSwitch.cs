namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip that joins other buses to the one it sits on.</summary>
internal interface IBusSwitch
{
    /// <summary>Adds the chips of this address that answer on the buses that are joined right now.</summary>
    /// <returns>False where one of these buses is held low.</returns>
    bool Reach(int address, List<ISimulatedI2cChip> answer);
}
