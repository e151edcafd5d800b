using System.Globalization;
using System.Text.RegularExpressions;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Recovery;

/// <summary>Which rung of a ladder a load is of, by the release in its name.</summary>
internal static partial class LadderRungs
{
    /// <summary>The rung of "SCCP70.8-5-2S" or "8-5-2"; null where no rung has it, or the name tells no release.</summary>
    public static string? RungOf(this LadderBook ladders, string load) => Number(load) is { } number
        ? ladders.Rungs.Where(one => (one.Value.From is not { } from || Number(from)?.CompareTo(number) <= 0) && (one.Value.To is not { } to || Number(to)?.CompareTo(number) >= 0))
            .Select(one => one.Key).Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    private static (int Major, int Minor, int Patch, int Service)? Number(string text) => Release().Match(text) is { Success: true } match
        ? (Part(match.Groups["major"]), Part(match.Groups["minor"]), Part(match.Groups["patch"]), Part(match.Groups["service"]))
        : null;

    private static int Part(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?<![0-9])(?<major>[0-9]{1,3})-(?<minor>[0-9]{1,3})-(?<patch>[0-9]{1,3})(SR(?<service>[0-9]{1,3}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Release();
}
