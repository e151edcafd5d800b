using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What is truly wrong in a case: an ailment of the phone or a fault of its site.</summary>
/// <param name="Name">The simulator's name for it.</param>
/// <param name="Keys">
/// What the right diagnosis is known by: the rows of facts 7.2 that it shows, of a phone with two ailments those of both. Where it shows no
/// row of the table, its name, which a diagnosis may share. Empty: nothing is wrong.
/// </param>
/// <param name="Put">Puts it on a rig of one station.</param>
internal sealed record Complaint(string Name, ImmutableArray<string> Keys, Func<RigConfig, RigConfig> Put)
{
    /// <summary>
    /// What the recovery says by itself, without a rule: a format that has outlasted any other may still go on, or its flash is dead; and a transfer that
    /// nobody saw, and that never ends, is with another server.
    /// </summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Unruled =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("format-unfinished", ["16", "20"]).Add("write-unfinished", ["alternate-server"]);

    /// <summary>True where nothing is wrong, so that any diagnosis is a false alarm.</summary>
    public bool Healthy => Keys.IsEmpty;

    /// <summary>True where two things are wrong at once.</summary>
    public bool Two { get; init; }

    /// <summary>What else is true of it, though it is not what it is there for: a stuck key shows where the phone reboots for ever.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>True where a diagnosis of the book is true of it, be it what it is there for or not.</summary>
    public bool IsTrueOf(DiagnosisBook book, string diagnosis) =>
        IsToldBy(book, diagnosis) || (book.Diagnoses.TryGetValue(diagnosis, out var entry) && KeysOf(diagnosis, entry).Intersect(Also, StringComparer.Ordinal).Any());

    /// <summary>True where a diagnosis of the book is a right answer.</summary>
    public bool IsToldBy(DiagnosisBook book, string diagnosis) =>
        Unruled.GetValueOrDefault(diagnosis, []).Intersect(Keys, StringComparer.Ordinal).Any()
        || (book.Diagnoses.TryGetValue(diagnosis, out var entry) && KeysOf(diagnosis, entry).Intersect(Keys, StringComparer.Ordinal).Any());

    /// <summary>The diagnoses of a book that are right answers.</summary>
    public IEnumerable<string> ToldBy(DiagnosisBook book) => book.Diagnoses.Keys.Where(name => IsToldBy(book, name)).Order(StringComparer.Ordinal);

    /// <summary>What a diagnosis is known by: its rows, and for what shows no row its name and those of its like.</summary>
    public static ImmutableArray<string> KeysOf(string name, Diagnosis diagnosis) => [.. diagnosis.Rows, name, .. diagnosis.Like];
}
