using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence;

/// <summary>Tells what kind of file a requested name is, by a model's patterns. Letter case does not count (facts 3.4).</summary>
/// <param name="model">The phone model whose <see cref="PhoneModel.Files"/> are meant.</param>
public sealed class FileNames(PhoneModel model)
{
    private const string Mac = "[0-9A-F]{12}";

    /// <summary>Of every model there is: few, and each recovery asks for them anew.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    private readonly ImmutableArray<(string Kind, Regex Pattern)> patterns =
        [.. FileKinds.All.Where(model.Files.ContainsKey).SelectMany(kind => model.Files[kind].Select(pattern => (kind, Compiled.GetOrAdd(pattern, Compile))))];

    /// <summary>The kind (one of <see cref="FileKinds"/>) whose pattern fits first; null for a file of no known kind, such as a ring tone list.</summary>
    public string? KindOf(string file)
    {
        foreach (var (kind, pattern) in patterns)
        {
            if (pattern.IsMatch(file))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whether a name is a load's or an archive's, those that the model does not know included (facts 3.1: a phone may ask for another default load).</summary>
    public bool IsLoad(string file) => KindOf(file) is FileKinds.DefaultLoad or FileKinds.Load or FileKinds.Archive
        || file.EndsWith(".loads", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".sbn", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The load that a fact names as the one that the phone runs, or has in its flash; null where it names none. A default load's name says nothing of its version
    /// (whether the archives are the expected ones is known from what was served), and neither does a name that noise has been at: one without a version, or with
    /// more than letters, digits and what loads are named with (facts 4).
    /// </summary>
    public static string? LoadNamedBy(Fact fact) => fact switch
    {
        ConsoleLine { Rule: ConsoleRuleNames.LoadValidated, Values: { } values } when values.TryGetValue("load", out var load) => Named(load),
        PhoneRegistered { Load: { } load } => Named(load),
        // Some loads show an archive as appLoadID, and their own name as the version (facts 8, L).
        PhonePageRead page => NotArchive(page.Load) ?? NotArchive(page.Version),
        // Alarms of some loads have a version, "8.5(4S)", in its place (facts 8, L): that is no name.
        PhoneAlarm { Load: { } load } when load.Contains('-', StringComparison.Ordinal) => Named(load),
        _ => null,
    };

    private static string? NotArchive(string? load) => load is not null && !load.EndsWith(".sbn", StringComparison.OrdinalIgnoreCase) ? Named(load) : null;

    private static string? Named(string load) =>
        LoadVersion.TryParse(load, out _) && load.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            ? load
            : null;

    private static Regex Compile(string pattern)
    {
        // Escape leaves "}" alone and turns "*" into "\*" and "{" into "\{".
        var text = Regex.Escape(pattern).Replace(@"\{mac}", Mac, StringComparison.OrdinalIgnoreCase).Replace(@"\*", ".*", StringComparison.Ordinal);
        return new Regex($@"\A{text}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    }
}
