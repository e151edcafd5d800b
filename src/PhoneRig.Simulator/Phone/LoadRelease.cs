namespace PhoneRig.Simulator.Phone;

/// <summary>Reads the release from the name of a load or of an archive (facts 3.3).</summary>
internal static class LoadRelease
{
    /// <summary>9.4.2 of "jar70sccp.9-4-2ES26.sbn", "SCCP70.9-4-2SR3-1S" or "9-4-2"; null: the name tells none, as that of a default load.</summary>
    public static Version? Of(string name)
    {
        var release = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].TakeWhile(c => char.IsAsciiDigit(c) || c == '-');
        var parts = new string([.. release]).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return Version.TryParse(string.Join('.', parts.Take(3)), out var version) ? version : null;
    }

    /// <summary>True where <paramref name="release"/> is <paramref name="first"/> or later; false where either is not said.</summary>
    public static bool IsFrom(Version? release, string first) => Of(first) is { } from && release >= from;
}
