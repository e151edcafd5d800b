using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>The text of a loads file: the archives of a load (facts 4).</summary>
internal static class LoadsList
{
    /// <summary>What the console says of a load that the board does not take (facts 4).</summary>
    public const string OtherBoard = "Load rejected - hardware compatibility mismatch";

    /// <summary>What a load is made of.</summary>
    private static readonly ImmutableArray<string> Components = ["jar", "cnu", "apps", "dsp", "cvm"];

    /// <summary>Reads it; the second part is what is wrong with it, as the console says it, or null.</summary>
    public static (ImmutableArray<string> Archives, string? Wrong) Read(ReadOnlySpan<byte> body, string loadsFile)
    {
        var names = Encoding.ASCII.GetString(body).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToImmutableArray();
        foreach (var name in names)
        {
            if (name.Contains(' ', StringComparison.Ordinal))
            {
                return (names, $"Invalid firmware name ({name}) no space allowed");
            }

            if (!name.EndsWith(".sbn", StringComparison.OrdinalIgnoreCase) || ComponentOf(name) is not { } component)
            {
                return (names, $"Unknown file type in .loads ({name})");
            }

            // 7970 and 7971 take the same archives, all of them made for the 70 (facts 3.3, 4).
            if (!name.AsSpan(component.Length).StartsWith("70"))
            {
                return (names, OtherBoard);
            }
        }

        var missing = Components.FirstOrDefault(c => !names.Any(n => ComponentOf(n) == c));
        return (names, missing is null ? null : $"Load {loadsFile} is corrupted (missing {missing})!  Updating...");
    }

    private static string? ComponentOf(string archive) =>
        Components.FirstOrDefault(c => archive.StartsWith(c, StringComparison.OrdinalIgnoreCase));
}
