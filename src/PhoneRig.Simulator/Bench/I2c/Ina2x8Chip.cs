using System.Buffers.Binary;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated INA228 or INA238, power meter, from TI's data sheets SLYS021 and SLYS025: shunt voltage, bus voltage and current, converted one after
/// the other without end. Its alert pin is not wired on a rig: thresholds only store, power, energy and charge read 0. Safe to use from any thread.
/// </summary>
/// <param name="uptime">What time it is.</param>
/// <param name="wide">True: an INA228, 20 bits; false: an INA238, 16 bits.</param>
public sealed class Ina2x8Chip(Func<TimeSpan> uptime, bool wide) : ISimulatedI2cChip
{
    // Table "registers".
    private const int Config = 0x00;
    private const int AdcConfig = 0x01;
    private const int ShuntCal = 0x02;
    private const int VShunt = 0x04;
    private const int VBus = 0x05;
    private const int DieTemp = 0x06;
    private const int Current = 0x07;
    private const int DiagAlrt = 0x0B;
    private const int ManufacturerId = 0x3E;
    private const int DeviceId = 0x3F;

    // CONFIG: RST, ADCRANGE. DIAG_ALRT: CNVRF.
    private const int Reset = 0x8000;
    private const int AdcRange = 0x0010;
    private const int ConversionReady = 0x0002;

    private readonly Lock gate = new();
    private readonly ushort[] registers = Defaults(wide);
    private double volts;
    private double milliamps;
    private double shuntMilliohms = 20;
    private TimeSpan convertedAt = uptime();
    private (double Shunt, double Bus) result;
    private bool ready;
    private int pointer;

    /// <summary>Solders another shunt to it than one of 20 mOhm.</summary>
    public void Solder(double milliohms)
    {
        lock (gate)
        {
            shuntMilliohms = milliohms;
        }
    }

    /// <summary>What flows over its shunt and what stands behind it changes.</summary>
    public void SetLine(double volts, double milliamps)
    {
        lock (gate)
        {
            Convert();
            (this.volts, this.milliamps) = (volts, milliamps);
        }
    }

    /// <summary>Power has come back: registers are at their defaults.</summary>
    public void PowerOnReset()
    {
        lock (gate)
        {
            Restart();
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            Convert();
            if (bytes.IsEmpty)
            {
                return;
            }

            pointer = bytes[0];
            if (bytes.Length < 3)
            {
                return;
            }

            var value = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
            switch (pointer)
            {
                case Config when (value & Reset) != 0:
                    Restart();
                    break;
                case Config or AdcConfig:
                    // A write to either stops the conversion at hand and begins anew (section "flexible conversion times and averaging").
                    registers[pointer] = value;
                    (convertedAt, ready) = (uptime(), false);
                    break;
                case ShuntCal or (>= 0x0C and <= 0x11):
                    registers[pointer] = value;
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            Convert();
            var value = Load();
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(value >> 24);
                value <<= 8;
            }
        }
    }

    private static ushort[] Defaults(bool wide)
    {
        var values = new ushort[0x40];
        values[AdcConfig] = 0xFB68;
        values[ShuntCal] = 0x1000;
        values[DiagAlrt] = 0x0001;
        values[ManufacturerId] = 0x5449;
        values[DeviceId] = (ushort)(wide ? 0x2281 : 0x2381);
        return values;
    }

    private void Restart()
    {
        Defaults(wide).CopyTo(registers, 0);
        (convertedAt, ready, result, pointer) = (uptime(), false, default, 0);
    }

    /// <summary>ADC_CONFIG: three conversions (bits 11:9, 8:6, 5:3), as many times as AVG (2:0) says. MODE (15:12) = 0 or 8: shut down.</summary>
    private TimeSpan? Pace()
    {
        var config = registers[AdcConfig];
        if ((config >> 12) % 8 == 0)
        {
            return null;
        }

        ReadOnlySpan<int> micros = [50, 84, 150, 280, 540, 1052, 2074, 4120];
        ReadOnlySpan<int> averaged = [1, 4, 16, 64, 128, 256, 512, 1024];
        return TimeSpan.FromMicroseconds((micros[(config >> 9) & 7] + micros[(config >> 6) & 7] + micros[(config >> 3) & 7]) * (long)averaged[config & 7]);
    }

    /// <summary>Ends the conversions that have ended by now; of what changed within one only the end is seen.</summary>
    private void Convert()
    {
        if (Pace() is not { } pace || uptime() - convertedAt is var passed && passed < pace)
        {
            return;
        }

        convertedAt += pace * Math.Floor(passed / pace);
        result = (milliamps * shuntMilliohms * 1e-6, volts);
        ready = true;
    }

    /// <summary>A register, in the highest bits of what is returned.</summary>
    private uint Load()
    {
        var fine = (registers[Config] & AdcRange) != 0;
        switch (pointer)
        {
            case VShunt:
                return Shown(result.Shunt / ShuntStep(fine));
            case VBus:
                return Shown(result.Bus / (wide ? 195.3125e-6 : 3.125e-3));
            case Current:
                // Section "current and power calculations", solved for the register: with SHUNT_CAL = 4096 it counts the shunt's own steps, in either range.
                var calibration = registers[ShuntCal] & 0x7FFF;
                return calibration == 0 ? 0 : Shown(Clip(result.Shunt / ShuntStep(fine)) * 4096 / calibration);
            case DieTemp:
                return 25 * 128u << 16;
            case DiagAlrt:
                var flags = registers[DiagAlrt] | (ready ? ConversionReady : 0);
                ready = false;
                return (uint)flags << 16;
            case >= 0 and < 0x40:
                return (uint)registers[pointer] << 16;
            default:
                return 0;
        }
    }

    /// <summary>In V: 5 uV or 1.25 uV a step of an INA238, 312.5 nV or 78.125 nV of an INA228.</summary>
    private double ShuntStep(bool fine) => (wide ? 312.5e-9 : 5e-6) / (fine ? 4 : 1);

    private double Clip(double steps) => Math.Clamp(steps, -Math.Pow(2, wide ? 19 : 15), Math.Pow(2, wide ? 19 : 15) - 1);

    /// <summary>Two's complement: 16 bits, or 20 of 24.</summary>
    private uint Shown(double steps) => unchecked((uint)((int)Math.Round(Clip(steps)) << (wide ? 12 : 16)));
}
