using System.Collections.Frozen;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>The speeds as termios codes them: B1200 to B115200 (asm-generic termbits.h).</summary>
internal static class TtySpeeds
{
    private static readonly FrozenDictionary<int, uint> Codes = new Dictionary<int, uint>
    {
        [1200] = 9,
        [2400] = 11,
        [4800] = 12,
        [9600] = 13,
        [19200] = 14,
        [38400] = 15,
        [57600] = 0x1001,
        [115200] = 0x1002,
    }.ToFrozenDictionary();

    /// <summary>The code of a speed.</summary>
    /// <exception cref="HardwareFaultException">There is none.</exception>
    public static uint Code(string name, int baud) => Codes.TryGetValue(baud, out var code)
        ? code
        : throw new HardwareFaultException($"console {name}", $"{baud} baud is no speed of a tty; there are {string.Join(", ", Codes.Keys.Order())}");
}
