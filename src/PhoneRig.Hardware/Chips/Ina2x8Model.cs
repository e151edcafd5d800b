namespace PhoneRig.Hardware.Chips;

/// <summary>The two widths of one power meter, each by the die that its DEVICE_ID names in bits 15:4.</summary>
public enum Ina2x8Model
{
    /// <summary>INA228, 20 bits (data sheet SLYS021, formerly SBOS886): DEVICE_ID 2281h.</summary>
    Ina228 = 0x228,
    /// <summary>INA238, 16 bits (data sheet SLYS025, formerly SBOS945): DEVICE_ID 2381h.</summary>
    Ina238 = 0x238,
}
