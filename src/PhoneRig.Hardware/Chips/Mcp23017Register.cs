namespace PhoneRig.Hardware.Chips;

/// <summary>The registers of port A in the power-on layout, IOCON.BANK = 0; port B's is one above (data sheet DS20001952C, table 3-1).</summary>
public enum Mcp23017Register : byte
{
    /// <summary>Direction: 1 is input.</summary>
    Direction = 0x00,
    /// <summary>Input polarity: 1 inverts what <see cref="Port"/> shows.</summary>
    Polarity = 0x02,
    /// <summary>Interrupt on change.</summary>
    InterruptEnable = 0x04,
    /// <summary>Configuration: bit 7 is BANK, the layout of the registers themselves.</summary>
    Configuration = 0x0A,
    /// <summary>100 kOhm pull-ups of inputs.</summary>
    PullUp = 0x0C,
    /// <summary>The levels of the pins.</summary>
    Port = 0x12,
    /// <summary>The levels that outputs drive.</summary>
    OutputLatch = 0x14,
}
