namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip that answers more addresses than the one it is soldered to, such as one for all chips of its kind.</summary>
internal interface IGroupCalled
{
    /// <summary>What answers a group's address; null where the chip does not know it now.</summary>
    /// <param name="address">The 7-bit address; 0 is the I2C general call.</param>
    ISimulatedI2cChip? Answering(int address);
}
