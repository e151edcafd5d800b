using System.Globalization;

namespace PhoneRig.Core.Phones;

/// <summary>A phone's hardware address as labels, bar codes and other tools write it.</summary>
public static class MacLabel
{
    /// <summary>Before the address in the phone's own name, and in the bar code of some labels: SEP001B2C3D4E5F (facts 3.1).</summary>
    private const string PhonePrefix = "SEP";

    /// <summary>Ways to write one, for people.</summary>
    public const string Forms = "0011.2233.4455, 00:11:22:33:44:55, 00-11-22-33-44-55, 001122334455 or SEP001122334455";

    /// <summary>Reads one, in either case, and writes it as the timeline does: "00:1b:2c:3d:4e:5f".</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryRead(string text, out string mac)
    {
        mac = "";
        var trimmed = text.Trim();
        var written = trimmed.StartsWith(PhonePrefix, StringComparison.OrdinalIgnoreCase) ? trimmed[PhonePrefix.Length..] : trimmed;
        if (written.Split(':', '-', '.', ' ') is not { } groups || groups.Any(group => group.Length != 12 / groups.Length) || 12 % groups.Length != 0)
        {
            return false;
        }

        var digits = string.Concat(groups);
        if (digits.Length != 12 || !digits.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        mac = string.Join(':', digits.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        return true;
    }

    /// <summary>What keeps a label from being a phone's, as a sentence; null where nothing does.</summary>
    /// <param name="text">What was read or typed.</param>
    /// <param name="mac">The address, as <see cref="TryRead"/> writes it.</param>
    public static string? WrongWith(string text, out string mac) =>
        !TryRead(text, out mac) ? $"\"{text}\" is no hardware address: read it off the label, as {Forms}"
        : IsGroup(mac) ? WordsOfGroup(mac)
        : null;

    /// <summary>The sentence for an address that no phone has.</summary>
    /// <param name="mac">One that <see cref="IsGroup"/> is true of.</param>
    public static string WordsOfGroup(string mac) => $"{mac} is a group's address, not a phone's: its first byte is odd";

    /// <summary>Whether it is the address of a group of hosts, which no phone has: its first byte is odd (IEEE 802).</summary>
    /// <param name="mac">As <see cref="TryRead"/> writes it.</param>
    public static bool IsGroup(string mac) => (int.Parse(mac.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & 1) != 0;
}
