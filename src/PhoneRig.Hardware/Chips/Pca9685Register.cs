namespace PhoneRig.Hardware.Chips;

/// <summary>The registers that we use (NXP data sheet PCA9685, Rev. 4, table 4). A channel has four from <see cref="FirstChannel"/> on: ON low, ON high, OFF low, OFF high.</summary>
public enum Pca9685Register : byte
{
    /// <summary>Sleep, automatic increment of the register address, and the addresses that the chip answers beside its own.</summary>
    Mode1 = 0x00,
    /// <summary>How the outputs drive, and when they change.</summary>
    Mode2 = 0x01,
    /// <summary>ON low of channel 0.</summary>
    FirstChannel = 0x06,
    /// <summary>OFF high of all channels together; written only.</summary>
    AllOffHigh = 0xFD,
    /// <summary>The divider of the 25 MHz clock; takes a value only while the chip sleeps.</summary>
    PreScale = 0xFE,
}
