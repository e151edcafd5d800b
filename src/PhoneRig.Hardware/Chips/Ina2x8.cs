using System.Buffers.Binary;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// A power meter for lines of up to 85 V, INA228 (20 bits) or INA238 (16 bits): one register map in two widths. Made without a transfer;
/// <see cref="Start"/> sets it up and <see cref="TryRead"/> takes the last finished measurement, without waiting.
/// </summary>
/// <param name="device">The chip, at 0x40 to 0x4F.</param>
/// <param name="model">Which of the two.</param>
/// <param name="milliohms">The shunt that the current flows over, in mOhm.</param>
/// <param name="shouldDispose">True: the device is disposed with this object.</param>
public sealed class Ina2x8(I2cDevice device, Ina2x8Model model, double milliohms, bool shouldDispose = true) : IDisposable
{
    /// <summary>The larger shunt voltage of the finer range, in mV (ADCRANGE = 1, data sheets SLYS021 and SLYS025, "electrical characteristics").</summary>
    public const double FullScaleMillivolts = 40.96;

    /// <summary>What every chip of Texas Instruments says in MANUFACTURER_ID: "TI".</summary>
    private const ushort Maker = 0x5449;

    /// <summary>CONFIG bit 4: ADCRANGE = 1, the shunt's range is 40.96 mV and not 163.84 mV. All else as after power-on.</summary>
    private const ushort FineRange = 0x0010;

    /// <summary>
    /// ADC_CONFIG: MODE = Fh (shunt, bus and temperature, again and again), VBUSCT, VSHCT and VTCT = 5h (1052 us each), AVG = 2h (16 of each). Only AVG
    /// differs from the state after power-on (FB68h). One result takes 3 x 16 x 1.052 ms = 50.5 ms, a look in four a second always finds a new one.
    /// </summary>
    private const ushort Averaging = 0xFB6A;

    /// <summary>
    /// SHUNT_CAL for either chip where the CURRENT register is to reach just as far as the shunt's range: 819.2e6 x CURRENT_LSB x shunt x 4 with
    /// CURRENT_LSB = 40.96 mV / shunt / 2^15 (INA238), 13107.2e6 and 2^19 (INA228). The shunt and the width both drop out.
    /// </summary>
    private const ushort Calibration = 4096;

    /// <summary>DIAG_ALRT bit 1, CNVRF: a measurement has ended since this register was last read.</summary>
    private const ushort Ready = 0x0002;

    private bool started;

    /// <summary>Checks that it is the right chip and sets it up.</summary>
    /// <exception cref="IOException">Nothing answers, or another chip does.</exception>
    public void Start()
    {
        started = false;
        var (maker, id) = (Word(Ina2x8Register.ManufacturerId), Word(Ina2x8Register.DeviceId));

        // Bits 15:4 are the die, 3:0 its revision.
        if (maker != Maker || id >> 4 != (int)model)
        {
            throw new IOException(
                $"a chip answers that says 0x{maker:X4} 0x{id:X4}; an {Name} says 0x{Maker:X4} 0x{(int)model:X3}n: check which chip is on the board, and the rig file's chip");
        }

        Write(Ina2x8Register.Configuration, FineRange);
        Write(Ina2x8Register.ShuntCalibration, Calibration);
        Write(Ina2x8Register.AdcConfiguration, Averaging);
        Word(Ina2x8Register.Diagnostics); // what ended before is of other settings
        started = true;
    }

    /// <summary>The last finished measurement.</summary>
    /// <returns>False where none has ended since the last one that was read.</returns>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    /// <exception cref="IOException">The chip does not answer, or it has lost its settings; start it again.</exception>
    public bool TryRead(out LineReading reading)
    {
        reading = default;
        if (!started)
        {
            throw new InvalidOperationException("Start the meter before reading it");
        }

        if (Word(Ina2x8Register.Configuration) != FineRange)
        {
            started = false;
            throw new IOException($"the {Name} has lost its settings and would be off by four times: look for a dip of its supply");
        }

        if ((Word(Ina2x8Register.Diagnostics) & Ready) == 0)
        {
            return false;
        }

        reading = new LineReading(Result(Ina2x8Register.Current) * MilliampsPerStep, Result(Ina2x8Register.BusVoltage) * VoltsPerStep);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (shouldDispose)
        {
            device.Dispose();
        }
    }

    private string Name => model == Ina2x8Model.Ina228 ? "INA228" : "INA238";

    /// <summary>CURRENT_LSB, as <see cref="Calibration"/> has it.</summary>
    private double MilliampsPerStep => FullScaleMillivolts / milliohms * 1000 / (model == Ina2x8Model.Ina228 ? 1 << 19 : 1 << 15);

    /// <summary>INA228: 195.3125 uV (SLYS021, register VBUS). INA238: 3.125 mV (SLYS025, the same).</summary>
    private double VoltsPerStep => model == Ina2x8Model.Ina228 ? 195.3125e-6 : 3.125e-3;

    /// <summary>A result register, two's complement: 16 bits of an INA238; of an INA228 24 bits, of which the lowest four are none.</summary>
    private int Result(Ina2x8Register register)
    {
        Span<byte> bytes = stackalloc byte[4];
        var (width, none) = model == Ina2x8Model.Ina228 ? (3, 12) : (2, 16);
        device.WriteRead([(byte)register], bytes[..width]);
        return BinaryPrimitives.ReadInt32BigEndian(bytes) >> none;
    }

    private ushort Word(Ina2x8Register register)
    {
        Span<byte> bytes = stackalloc byte[2];
        device.WriteRead([(byte)register], bytes);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private void Write(Ina2x8Register register, ushort value) => device.Write([(byte)register, (byte)(value >> 8), (byte)(value & 0xFF)]);
}
