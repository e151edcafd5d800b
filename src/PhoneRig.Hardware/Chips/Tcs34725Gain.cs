namespace PhoneRig.Hardware.Chips;

/// <summary>The amplifier of a TCS34725, as its CONTROL register has it (data sheet table 8).</summary>
public enum Tcs34725Gain : byte
{
    /// <summary>1x.</summary>
    Times1 = 0,
    /// <summary>4x.</summary>
    Times4 = 1,
    /// <summary>16x.</summary>
    Times16 = 2,
    /// <summary>60x.</summary>
    Times60 = 3,
}
