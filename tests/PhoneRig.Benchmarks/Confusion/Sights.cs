using System.Text.RegularExpressions;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>
/// What a station's senses saw, without times, as one comparable text: which files were asked for and which came whole, which DHCP messages,
/// lamp patterns and console rules there were. Two phones of which the same was seen are twins, and who takes one for the other is excused;
/// whoever does without a twin has overlooked something.
/// </summary>
internal static partial class Sights
{
    /// <summary>What was seen up to a moment.</summary>
    /// <param name="entries">The station's entries.</param>
    /// <param name="until">Uptime.</param>
    public static string Of(IEnumerable<Entry> entries, TimeSpan until) =>
        string.Join(' ', entries.TakeWhile(entry => entry.Uptime <= until).Select(entry => Word(entry.Fact)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string? Word(Fact fact) => fact switch
    {
        LampsBegan lamps => $"{lamps.Group}:{lamps.Pattern}:{lamps.Colour}",
        ConsoleLine { Rule: { } rule } => $"console:{rule}",
        DhcpAsked asked => $"dhcp:{asked.Message}",
        TftpRequested asked => $"asked:{Name(asked.File)}",
        TftpCompleted came => $"came:{Name(came.File)}",
        TftpFailed failed => $"broke:{Name(failed.File)}",
        OffDisproven { Welded: true } => "fed-while-off",
        OffDisproven => "alive-while-off",
        PowerMissing => "unfed-while-on",
        AttemptEnded ended => $"ended:{ended.Outcome}",
        _ => null,
    };

    private static string Name(string file) => Address().Replace(file, "MAC");

    [GeneratedRegex("[0-9A-Fa-f]{12}")]
    private static partial Regex Address();
}
