using System.Globalization;
using System.Text;

namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>A line while it comes in: bytes in, text to show out.</summary>
internal sealed class ShownLine(string begun)
{
    private readonly StringBuilder text = new(begun);

    /// <summary>Its length as shown, in characters.</summary>
    public int Length => text.Length;

    public void Add(byte value)
    {
        if (value is >= 0x20 and <= 0x7E or (byte)'\t')
        {
            text.Append((char)value);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
        }
    }

    public string Take()
    {
        var line = text.ToString();
        text.Clear();
        return line;
    }
}
