using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated TCS34725, colour sensor, from ams' data sheet TCS3472 v1-02. Its interrupt pin is not wired on a rig: thresholds and
/// persistence only store, AINT reads 0. Safe to use from any thread.
/// </summary>
/// <param name="uptime">What time it is.</param>
/// <param name="noise">Noise of the converters; null: none.</param>
public sealed class Tcs34725Chip(Func<TimeSpan> uptime, SensorNoise? noise = null) : ISimulatedI2cChip
{
    /// <summary>The only address it has (data sheet, ordering information).</summary>
    public const int Address = 0x29;

    // Figure 24, register set.
    private const int Enable = 0x00;
    private const int Atime = 0x01;
    private const int Wtime = 0x03;
    private const int Config = 0x0D;
    private const int Control = 0x0F;
    private const int Id = 0x12;
    private const int Status = 0x13;
    private const int Data = 0x14;
    private const int DataEnd = 0x1B;

    // ENABLE: AIEN, WEN, AEN, PON; the other bits are written as 0.
    private const byte EnableBits = 0x1B;
    private const byte WaitEnabled = 0x08;
    private const byte Running = 0x03;
    private const byte PowerOn = 0x01;

    private readonly Lock gate = new();
    private readonly RgbcConverter converter = new(noise);
    private readonly byte[] registers = Defaults();
    private TimeSpan warm;
    private bool increments;
    private int address;
    private byte shadow;

    /// <summary>The light on it changes.</summary>
    public void SetLight(LightLevel level)
    {
        lock (gate)
        {
            converter.SetLight(uptime(), level);
        }
    }

    /// <summary>Power has come back: registers are at their defaults, and it sleeps.</summary>
    public void PowerOnReset()
    {
        lock (gate)
        {
            Defaults().CopyTo(registers, 0);
            converter.Stop();
            converter.Clear();
            (increments, address, shadow) = (false, 0, 0);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            converter.Advance(uptime());
            if (!bytes.IsEmpty && (bytes[0] & 0x80) != 0)
            {
                if (!Select(bytes[0]))
                {
                    return;
                }

                bytes = bytes[1..];
            }

            // Section "I2C protocol": without the command bit the bytes go to the address of the last valid command.
            var register = address;
            foreach (var value in bytes)
            {
                Store(register, value);
                register = Next(register);
            }
        }
    }

    /// <summary>Every read starts at the register of the last command (section "I2C protocol").</summary>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            converter.Advance(uptime());
            var register = address;
            foreach (ref var value in bytes)
            {
                value = Load(register);
                register = Next(register);
            }
        }
    }

    private static byte[] Defaults()
    {
        var values = new byte[0x20];
        values[Atime] = 0xFF;
        values[Wtime] = 0xFF;
        values[Id] = 0x44;
        return values;
    }

    /// <summary>
    /// Figure 25, command register: bits 6:5 are 00 repeated byte, 01 auto-increment, 10 reserved, 11 special function.
    /// Special functions only clear the interrupt; they and the reserved type select no register.
    /// </summary>
    private bool Select(byte command)
    {
        var type = (command >> 5) & 0x03;
        if (type > 1)
        {
            return false;
        }

        increments = type == 1;
        address = command & 0x1F;
        return true;
    }

    private int Next(int register) => increments ? (register + 1) & 0x1F : register;

    private void Store(int register, byte value)
    {
        switch (register)
        {
            case Enable:
                Switch((byte)(value & EnableBits));
                break;
            case Atime or (>= Wtime and <= 0x07) or 0x0C or Config or Control:
                registers[register] = value;
                Settle();
                break;
        }
    }

    private void Switch(byte value)
    {
        var now = uptime();
        if ((value & PowerOn) != 0 && (registers[Enable] & PowerOn) == 0)
        {
            // Register ENABLE, note 1: 2.4 ms must pass after PON before an integration can start.
            warm = now + RgbcConverter.Cycle;
        }

        registers[Enable] = value;
        Settle();
        if ((value & Running) == Running)
        {
            converter.Start(now > warm ? now : warm);
        }
        else
        {
            converter.Stop();
        }
    }

    /// <summary>ATIME and WTIME count up to 256; CONFIG bit 1, WLONG, makes the wait 12 times as long; CONTROL 1:0 is the gain.</summary>
    private void Settle()
    {
        var longer = (registers[Config] & 0x02) != 0 ? 12 : 1;
        var wait = (registers[Enable] & WaitEnabled) != 0 ? RgbcConverter.Cycle * (256 - registers[Wtime]) * longer : TimeSpan.Zero;
        var gain = (registers[Control] & 0x03) switch
        {
            0 => 1,
            1 => 4,
            2 => 16,
            _ => 60,
        };
        converter.Settings = (256 - registers[Atime], gain, wait);
    }

    private byte Load(int register)
    {
        switch (register)
        {
            case Status:
                return converter.Valid ? (byte)0x01 : (byte)0x00;
            case >= Data and <= DataEnd when register % 2 == 0:
                // Section "RGBC data registers": reading a low byte puts its high byte into the shadow register, which the next high byte shows.
                var result = converter.Results[(register - Data) / 2];
                shadow = (byte)(result >> 8);
                return (byte)(result & 0xFF);
            case >= Data and <= DataEnd:
                return shadow;
            default:
                return registers[register];
        }
    }
}
