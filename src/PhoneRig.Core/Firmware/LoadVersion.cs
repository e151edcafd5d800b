using System.Globalization;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Firmware;

/// <summary>
/// A release of a load, as it is written in file names ("SCCP70.8-5-2SR1S"), in archives ("jar70sccp.8-5-2TH1-6.sbn") and by people
/// ("8.3(3)SR2"). Ordered by release, service release, respin, and then the build; a build comes after the release whose number it bears.
/// </summary>
/// <param name="Major">8 of 8.5(2)SR1.</param>
/// <param name="Minor">5 of 8.5(2)SR1.</param>
/// <param name="Maintenance">2 of 8.5(2)SR1.</param>
public readonly record struct LoadVersion(int Major, int Minor, int Maintenance) : IComparable<LoadVersion>
{
    // "63-0-1-14" is the longest number seen in an archive's name; four digits leave room and cannot overflow.
    private const int MostDigits = 4;

    private static readonly string[] Endings = [".loads", ".sbn"];

    private readonly string? build;

    /// <summary>1 of 8.5(2)SR1; 0: the release itself.</summary>
    public int ServiceRelease { get; init; }

    /// <summary>1 of 9.4(2)SR3-1; 0: none.</summary>
    public int Respin { get; init; }

    /// <summary>The letters of a build, in upper case: "TH" of 8-5-2TH1-6, "ES" of 9-4-2ES26; empty for a release.</summary>
    public string Build
    {
        get => build ?? "";
        init => build = value.Length == 0 ? null : value;
    }

    /// <summary>1 of 8-5-2TH1-6.</summary>
    public int BuildNumber { get; init; }

    /// <summary>6 of 8-5-2TH1-6.</summary>
    public int BuildRespin { get; init; }

    /// <summary>The release and its service release alone: what the ladders go by (facts 7.1).</summary>
    [JsonIgnore]
    public LoadVersion Release => new(Major, Minor, Maintenance) { ServiceRelease = ServiceRelease };

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(LoadVersion left, LoadVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(LoadVersion left, LoadVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before the other, or is the same.</summary>
    public static bool operator <=(LoadVersion left, LoadVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after the other, or is the same.</summary>
    public static bool operator >=(LoadVersion left, LoadVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a release from a load's id, a file's or a package's name, or as people write it. Never throws.</summary>
    /// <param name="text">"SCCP70.9-4-2SR3-1S", "8.3(3)SR2", "8-5-2", "jar70sccp.8-5-2TH1-6.sbn", "cmterm-7970_7971-sccp.8-5-2".</param>
    /// <param name="version">The release.</param>
    public static bool TryParse(string? text, out LoadVersion version)
    {
        version = default;
        var rest = (text ?? "").AsSpan().Trim();
        foreach (var ending in Endings)
        {
            if (rest.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[..^ending.Length];
            }
        }

        // A name before it ends in a point, and begins with a letter: "SCCP70.", "cmterm-7970_7971-sccp."
        if (!rest.IsEmpty && char.IsAsciiLetter(rest[0]))
        {
            rest = rest[(rest.LastIndexOf('.') + 1)..];
        }

        return TryRelease(ref rest, out version) && TryService(ref rest, ref version) && TryBuild(ref rest, ref version)
            && (rest.IsEmpty || rest.Equals("S", StringComparison.OrdinalIgnoreCase)); // S: signed
    }

    /// <inheritdoc/>
    public int CompareTo(LoadVersion other)
    {
        var order = (Major, Minor, Maintenance, ServiceRelease, Respin).CompareTo((other.Major, other.Minor, other.Maintenance, other.ServiceRelease, other.Respin));
        order = order != 0 ? order : string.CompareOrdinal(Build, other.Build);
        return order != 0 ? order : (BuildNumber, BuildRespin).CompareTo((other.BuildNumber, other.BuildRespin));
    }

    /// <summary>As people write it: "8.5(2)SR1".</summary>
    public override string ToString() => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}({Maintenance})"),
        ServiceRelease == 0 ? "" : $"SR{ServiceRelease}",
        Respin == 0 ? "" : $"-{Respin}",
        Build.Length == 0 ? "" : $"{Build}{BuildNumber}",
        BuildRespin == 0 ? "" : $"-{BuildRespin}");

    private static bool TryRelease(ref ReadOnlySpan<char> rest, out LoadVersion version)
    {
        version = default;
        if (!TryNumber(ref rest, out var major) || rest is not ['-' or '.', ..])
        {
            return false;
        }

        rest = rest[1..];
        if (!TryNumber(ref rest, out var minor) || rest is not ['-' or '.' or '(', ..])
        {
            return false;
        }

        var bracket = rest[0] == '(';
        rest = rest[1..];
        if (!TryNumber(ref rest, out var maintenance) || (bracket && rest is not [')', ..]))
        {
            return false;
        }

        rest = bracket ? rest[1..] : rest;
        version = new LoadVersion(major, minor, maintenance);
        return true;
    }

    private static bool TryService(ref ReadOnlySpan<char> rest, ref LoadVersion version)
    {
        if (rest.StartsWith("SR", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[2..];
            if (!TryNumber(ref rest, out var service))
            {
                return false;
            }

            version = version with { ServiceRelease = service };
        }

        if (!TryRespin(ref rest, out var respin))
        {
            return false;
        }

        version = version with { Respin = respin };
        return true;
    }

    private static bool TryBuild(ref ReadOnlySpan<char> rest, ref LoadVersion version)
    {
        var letters = 0;
        while (letters < rest.Length && char.IsAsciiLetter(rest[letters]))
        {
            letters++;
        }

        if (letters is 0 || letters == rest.Length)
        {
            return true; // nothing, or the S of a signed load
        }

        if (letters > MostDigits || rest.StartsWith("SR", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var track = rest[..letters].ToString().ToUpperInvariant();
        rest = rest[letters..];
        if (!TryNumber(ref rest, out var number) || !TryRespin(ref rest, out var respin))
        {
            return false;
        }

        version = version with { Build = track, BuildNumber = number, BuildRespin = respin };
        return true;
    }

    private static bool TryRespin(ref ReadOnlySpan<char> rest, out int respin)
    {
        respin = 0;
        if (rest is not ['-', ..])
        {
            return true;
        }

        rest = rest[1..];
        return TryNumber(ref rest, out respin);
    }

    private static bool TryNumber(ref ReadOnlySpan<char> rest, out int number)
    {
        var digits = 0;
        number = 0;
        while (digits < rest.Length && digits <= MostDigits && char.IsAsciiDigit(rest[digits]))
        {
            number = number * 10 + (rest[digits] - '0');
            digits++;
        }

        rest = rest[digits..];
        return digits is > 0 and <= MostDigits;
    }
}
