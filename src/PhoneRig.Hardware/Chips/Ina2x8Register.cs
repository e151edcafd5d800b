namespace PhoneRig.Hardware.Chips;

/// <summary>The registers that are used of an INA228 or INA238 (data sheets SLYS021 and SLYS025, table "registers"); high byte first.</summary>
public enum Ina2x8Register : byte
{
    /// <summary>CONFIG: reset (bit 15), range of the shunt (bit 4).</summary>
    Configuration = 0x00,
    /// <summary>ADC_CONFIG: what is measured, how long, and how many are averaged.</summary>
    AdcConfiguration = 0x01,
    /// <summary>SHUNT_CAL: what makes amperes of the shunt's voltage.</summary>
    ShuntCalibration = 0x02,
    /// <summary>VBUS: 16 bits, INA228 24.</summary>
    BusVoltage = 0x05,
    /// <summary>CURRENT: 16 bits, INA228 24.</summary>
    Current = 0x07,
    /// <summary>DIAG_ALRT: bit 1, CNVRF, a measurement has ended; reading clears it.</summary>
    Diagnostics = 0x0B,
    /// <summary>MANUFACTURER_ID.</summary>
    ManufacturerId = 0x3E,
    /// <summary>DEVICE_ID.</summary>
    DeviceId = 0x3F,
}
