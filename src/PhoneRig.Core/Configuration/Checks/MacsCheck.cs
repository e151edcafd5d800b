using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Hardware addresses are written one way and belong to one phone. A station and its simulated phone share theirs.</summary>
/// <remarks>Quotes are not asked for: our reader never takes 00:11:22:33:44:55 for a number to the base of sixty, as old YAML readers do.</remarks>
internal sealed partial class MacsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        Check(file, "stations", name => file.Value.Stations.GetValueOrDefault(name)?.Mac);
        Check(file, "bench", name => file.Value.Bench.GetValueOrDefault(name)?.Mac);
        CheckPiles(file);
    }

    /// <summary>What is wrong with a hardware address; null for nothing.</summary>
    public static string? WrongWith(string mac) =>
        !Shape().IsMatch(mac) ? Canonical(mac) is { } right
            ? $"hardware address \"{mac}\": write {right}"
            : $"\"{mac}\" is no hardware address: write it as 00:1b:2c:3d:4e:5f"
        : MacLabel.IsGroup(mac) ? MacLabel.WordsOfGroup(mac)
        : null;

    /// <summary>A phone that waits on a pile is no other phone of the bench.</summary>
    private static void CheckPiles(ReadFile<RigConfig> file)
    {
        var taken = file.Value.Bench.Values.Select(phone => Canonical(phone.Mac) ?? phone.Mac).ToHashSet(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("bench"))
        {
            var pile = file.Value.Bench.GetValueOrDefault(name)?.Next ?? [];
            foreach (var mac in pile.IsDefault ? [] : pile.Select(phone => phone.Mac))
            {
                if (WrongWith(mac) is { } wrong)
                {
                    file.At(wrong, "bench", name, "next");
                }
                else if (!taken.Add(Canonical(mac) ?? mac))
                {
                    file.At($"{mac} is already the address of another simulated phone", "bench", name, "next");
                }
            }
        }
    }

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

    private static string? Canonical(string mac) => MacLabel.TryRead(mac, out var right) ? right : null;

    [GeneratedRegex(@"^[0-9a-f]{2}(:[0-9a-f]{2}){5}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
