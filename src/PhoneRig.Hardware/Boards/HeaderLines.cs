using System.Buffers.Binary;
using System.Text;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Boards;

/// <summary>Who holds the header's lines, as the kernel knows it. Nothing is requested or moved: a held line can be looked at too.</summary>
public static class HeaderLines
{
    /// <summary>GPIO_GET_CHIPINFO_IOCTL of linux/gpio.h: _IOR(0xB4, 1, struct gpiochip_info), 68 bytes: name, label, lines.</summary>
    private const nuint ChipInfo = 0x8044B401;

    /// <summary>GPIO_V2_GET_LINEINFO_IOCTL of linux/gpio.h: _IOWR(0xB4, 5, struct gpio_v2_line_info), 256 bytes; since Linux 5.10.</summary>
    private const nuint LineInfo = 0xC100B405;

    private const int NameLength = 32; // GPIO_MAX_NAME_SIZE
    private const int ConsumerAt = 32, OffsetAt = 64, FlagsAt = 72; // after the line's name; after the consumer; after the offset and the attributes' number
    private const ulong Used = 1; // GPIO_V2_LINE_FLAG_USED

    /// <summary>Who holds a line, by the name that it gave the kernel; null where nobody does, or where there is no header or it may not be opened.</summary>
    /// <param name="line">The line's number on the header's chip.</param>
    /// <param name="chips">The folder with the GPIO chips' devices.</param>
    public static string? HolderOf(int line, string chips = "/dev")
    {
        foreach (var path in Directory.EnumerateFiles(chips, "gpiochip*"))
        {
            using var chip = Libc.Open(path, Libc.CloseOnExec);
            var info = new byte[68];
            if (!chip.IsInvalid && Libc.Ioctl(chip, ChipInfo, ref info[0]) == 0 && HeaderGpio.Labels.Contains(Text(info.AsSpan(NameLength))))
            {
                var answer = new byte[256];
                BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(OffsetAt), line);
                return Libc.Ioctl(chip, LineInfo, ref answer[0]) == 0 ? Holder(answer) : null;
            }
        }

        return null;
    }

    /// <summary>The holder that the kernel's answer names.</summary>
    internal static string? Holder(ReadOnlySpan<byte> answer) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(answer[FlagsAt..]) & Used) == 0 ? null
        : Text(answer[ConsumerAt..]) is { Length: > 0 } name ? name
        : "a kernel driver";

    private static string Text(ReadOnlySpan<byte> field)
    {
        var text = field[..NameLength];
        return Encoding.UTF8.GetString(text.IndexOf((byte)0) is >= 0 and var end ? text[..end] : text);
    }
}
