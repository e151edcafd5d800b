namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>
/// The expander from its data sheet: both register layouts, the address that goes on after each byte, latches and directions. It records every level that
/// each pin's driver ever showed, so a level on the way from one to another cannot hide.
/// </summary>
internal sealed class FakeMcp23017 : II2cChip
{
    /// <summary>Registers by function and port: function 0 IODIR, 1 IPOL, 2 GPINTEN, 3 DEFVAL, 4 INTCON, 5 IOCON, 6 GPPU, 7 INTF, 8 INTCAP, 9 GPIO, 10 OLAT.</summary>
    private readonly byte[,] registers = new byte[11, 2];
    private readonly List<string>[] shown = [.. Enumerable.Range(0, 16).Select(_ => new List<string>())];
    private byte pointer;

    public FakeMcp23017() => PowerOn();

    /// <summary>How many register bytes were written.</summary>
    public int Writes { get; private set; }

    public int Reads { get; private set; }

    /// <summary>Runs after port A's latch was read.</summary>
    public Action? AfterLatchWasRead { get; set; }

    /// <summary>Levels put on the pins from outside.</summary>
    public ushort Outside { get; set; }

    /// <summary>Pins that something outside pulls to ground, harder than a pull-up.</summary>
    public ushort Grounded { get; set; }

    public ushort Latch => Word(10);

    public ushort Direction => Word(0);

    public ushort PullUps => Word(6);

    /// <summary>The power-on state: all inputs, all latches low (data sheet table 3-3).</summary>
    public void PowerOn()
    {
        Array.Clear(registers);
        registers[0, 0] = registers[0, 1] = 0xFF;
        Show();
    }

    /// <summary>What an earlier program left.</summary>
    public void Leave(ushort direction, ushort latch, bool bank1 = false, byte polarity = 0)
    {
        for (var port = 0; port < 2; port++)
        {
            registers[0, port] = Port(direction, port);
            registers[10, port] = Port(latch, port);
            registers[1, port] = polarity;
            registers[5, port] = (byte)(bank1 ? 0x80 : 0);
        }

        foreach (var levels in shown)
        {
            levels.Clear();
        }

        Show();
    }

    /// <summary>Everything a pin's driver showed since <see cref="Leave"/> or power-on: "Z" not driven, "H", "L".</summary>
    public string Shown(int pin) => string.Concat(shown[pin]);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        pointer = bytes[0];
        foreach (var value in bytes[1..])
        {
            Writes++;
            Store(value);
            Advance();
        }
    }

    public void Read(Span<byte> bytes)
    {
        var latch = Locate() == (10, 0);
        foreach (ref var value in bytes)
        {
            Reads++;
            value = Locate() is var (function, port) ? Load(function, port) : (byte)0;
            Advance();
        }

        if (latch)
        {
            AfterLatchWasRead?.Invoke();
        }
    }

    private bool Bank1 => (registers[5, 0] & 0x80) != 0;

    private (int Function, int Port)? Locate()
    {
        var (function, port) = Bank1 ? (pointer & 0x0F, pointer >> 4) : (pointer >> 1, pointer & 1);
        return function <= 10 && port <= 1 ? (function, port) : null;
    }

    private void Advance() => pointer = (byte)(Bank1 ? (pointer & 0x10) | ((pointer + 1) & 0x0F) : (pointer + 1) % 22);

    private byte Load(int function, int port) => function switch
    {
        9 => (byte)(((registers[10, port] & ~registers[0, port]) | (Pins(port) & registers[0, port])) ^ (registers[1, port] & registers[0, port])),
        _ => registers[function, port],
    };

    private int Pins(int port) => (Port(Outside, port) | registers[6, port]) & ~Port(Grounded, port);

    private static byte Port(ushort word, int port) => (byte)(word >> (8 * port) & 0xFF);

    private void Store(byte value)
    {
        if (Locate() is not var (function, port))
        {
            return;
        }

        switch (function)
        {
            case 5:
                registers[5, 0] = registers[5, 1] = value; // one register at two addresses
                break;
            case 9:
                registers[10, port] = value; // writing GPIO writes the latch
                break;
            case 7 or 8:
                break; // read-only
            default:
                registers[function, port] = value;
                break;
        }

        Show();
    }

    private void Show()
    {
        for (var pin = 0; pin < 16; pin++)
        {
            var now = (Direction >> pin & 1) == 1 ? "Z" : (Latch >> pin & 1) == 1 ? "H" : "L";
            if (shown[pin].Count == 0 || shown[pin][^1] != now)
            {
                shown[pin].Add(now);
            }
        }
    }

    private ushort Word(int function) => (ushort)(registers[function, 0] | registers[function, 1] << 8);
}
