using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Hardware addresses are written one way and belong to one phone. A station and its simulated phone share theirs.</summary>
/// <remarks>Quotes are not asked for: our reader never takes 00:11:22:33:44:55 for a number to the base of sixty, as old YAML readers do.</remarks>
internal sealed class MacsCheck : ICheck<RigConfig>
{
    private static readonly Regex Shape = new(@"^[0-9a-f]{2}(:[0-9a-f]{2}){5}\z", RegexOptions.ExplicitCapture);
    private static readonly Regex Separators = new("[:.-]", RegexOptions.ExplicitCapture);
    private static readonly Regex TwelveDigits = new(@"^[0-9a-f]{12}\z", RegexOptions.ExplicitCapture);

    public void Check(ReadFile<RigConfig> file)
    {
        Check(file, "stations", name => file.Value.Stations.GetValueOrDefault(name)?.Mac);
        Check(file, "bench", name => file.Value.Bench.GetValueOrDefault(name)?.Mac);
    }

    /// <summary>What is wrong with a hardware address; null for nothing.</summary>
    public static string? WrongWith(string mac) =>
        !Shape.IsMatch(mac) ? Canonical(mac) is { } right
            ? $"hardware address \"{mac}\": write {right}"
            : $"\"{mac}\" is no hardware address: write it as 00:1b:2c:3d:4e:5f"
        : (int.Parse(mac.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & 1) != 0
            ? $"{mac} is a group's address, not a phone's: its first byte is odd"
        : null;

    private static void Check(ReadFile<RigConfig> file, string part, Func<string, string?> macOf)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys(part))
        {
            if (macOf(name) is not { } mac)
            {
                continue;
            }

            if (WrongWith(mac) is { } wrong)
            {
                file.At(wrong, part, name, "mac");
            }

            if (!taken.TryAdd(Canonical(mac) ?? mac, name))
            {
                file.At($"{mac} is already the address of \"{taken[Canonical(mac) ?? mac]}\"", part, name, "mac");
            }
        }
    }

    // As labels (001B2C3D4E5F) and other tools (001b.2c3d.4e5f, 00-1B-2C-3D-4E-5F) write it.
    private static string? Canonical(string mac)
    {
        var digits = Separators.Replace(mac, "").ToLowerInvariant();
        return TwelveDigits.IsMatch(digits) ? string.Join(':', digits.Chunk(2).Select(pair => new string(pair))) : null;
    }
}
