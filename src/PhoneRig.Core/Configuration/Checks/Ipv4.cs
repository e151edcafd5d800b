using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>An IPv4 address as a number; the framework's parser also takes 10.1 and 010.0.0.1, which nobody means.</summary>
/// <param name="Value">The address, first byte highest.</param>
internal readonly record struct Ipv4(uint Value)
{
    public static Ipv4? Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return null;
        }

        uint value = 0;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (part.Length > 1 && part[0] == '0'))
            {
                return null;
            }

            value = (value << 8) | number;
        }

        return new(value);
    }

    public override string ToString() => $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}";
}
