namespace PhoneRig.Hardware.Chips;

/// <summary>The registers of a TCS34725 (data sheet TAOS059N, table 3).</summary>
public enum Tcs34725Register : byte
{
    /// <summary>Power (bit 0) and measuring (bit 1).</summary>
    Enable = 0x00,
    /// <summary>Integration time: 256 less the number of 2.4 ms cycles.</summary>
    IntegrationTime = 0x01,
    /// <summary>Gain.</summary>
    Control = 0x0F,
    /// <summary>Part number: 0x44 or 0x4D.</summary>
    Id = 0x12,
    /// <summary>Status: bit 0 is AVALID, a measurement has ended.</summary>
    Status = 0x13,
    /// <summary>Clear, red, green, blue: two bytes each, low byte first.</summary>
    Data = 0x14,
}
