namespace PhoneRig.Core.Firmware;

/// <summary>What the names of firmware files tell (facts 3.1, 4).</summary>
public static class FirmwareNames
{
    /// <summary>A list of archives.</summary>
    public const string LoadsEnding = ".loads";

    /// <summary>The list that a wiped phone asks for.</summary>
    public const string DefaultEnding = ".default.loads";

    /// <summary>An archive.</summary>
    public const string ArchiveEnding = ".sbn";

    /// <summary>Whether a name is that of a file that a 7970 or one of its siblings fetches as firmware.</summary>
    public static bool IsFirmware(string name) => IsLoads(name) || name.Trim().EndsWith(ArchiveEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names a list of archives.</summary>
    internal static bool IsLoads(string name) => name.Trim().EndsWith(LoadsEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names the list that a wiped phone asks for.</summary>
    internal static bool IsDefault(string name) => name.Trim().EndsWith(DefaultEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>What an archive is of a load: "jar70sccp" of jar70sccp.9-4-2ES26.sbn, in lower case.</summary>
    internal static string Part(string name) => name.Split('.')[0].ToLowerInvariant();

    /// <summary>The two digits after the first letters: "70" of jar70sccp, SCCP70 and term70; "40" for the P00… files of a 7940 or 7960; null where there are none.</summary>
    internal static string? Family(string name)
    {
        if (name.StartsWith("P00", StringComparison.OrdinalIgnoreCase) || name.StartsWith("P0S", StringComparison.OrdinalIgnoreCase))
        {
            return "40";
        }

        var letters = name.TakeWhile(char.IsAsciiLetter).Count();
        return letters > 0 && name.Length >= letters + 2 && char.IsAsciiDigit(name[letters]) && char.IsAsciiDigit(name[letters + 1]) ? name.Substring(letters, 2) : null;
    }
}
