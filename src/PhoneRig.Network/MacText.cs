namespace PhoneRig.Network;

/// <summary>Hardware addresses as the timeline writes them: lower-case hexadecimal pairs with colons, "00:1b:2c:3d:4e:5f".</summary>
public static class MacText
{
    /// <summary>Writes bytes as pairs with colons; no bytes give an empty text.</summary>
    public static string Format(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        Span<char> text = stackalloc char[(bytes.Length * 3) - 1];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i > 0)
            {
                text[(i * 3) - 1] = ':';
            }

            bytes[i].TryFormat(text[(i * 3)..], out _, "x2");
        }

        return new string(text);
    }

    /// <summary>True for an Ethernet address, as this class writes it, that a host can have: no group's (its first byte is odd), not all zero.</summary>
    public static bool IsHost(string mac) =>
        mac.Length == 17 && mac != "00:00:00:00:00:00" && (Convert.ToInt32(mac[..2], 16) & 1) == 0;

    /// <summary>
    /// Reads an address in any notation people use (colons, dashes, dots, none; any case) and writes it in the timeline's.
    /// </summary>
    /// <returns>False where the text is not 12 hexadecimal digits.</returns>
    public static bool TryNormalize(string text, out string mac)
    {
        mac = "";
        Span<char> digits = stackalloc char[12];
        var count = 0;
        foreach (var letter in text)
        {
            if (letter is ':' or '-' or '.')
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(letter) || count == digits.Length)
            {
                return false;
            }

            digits[count++] = letter;
        }

        if (count != digits.Length)
        {
            return false;
        }

        mac = Format(Convert.FromHexString(digits));
        return true;
    }
}
