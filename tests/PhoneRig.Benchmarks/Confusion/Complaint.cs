using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What is truly wrong in a case: an ailment of the phone or a fault of its site.</summary>
/// <param name="Name">The simulator's name for it.</param>
/// <param name="Keys">
/// What the right diagnosis is known by: the rows of facts 7.2 that it shows, of a phone with two ailments those of both. Where it shows no
/// row of the table, its name, which a diagnosis without rows may share. Empty: nothing is wrong.
/// </param>
/// <param name="Put">Puts it on a rig of one station.</param>
internal sealed record Complaint(string Name, ImmutableArray<string> Keys, Func<RigConfig, RigConfig> Put)
{
    /// <summary>True where nothing is wrong, so that any diagnosis is a false alarm.</summary>
    public bool Healthy => Keys.IsEmpty;

    /// <summary>True where two things are wrong at once.</summary>
    public bool Two { get; init; }

    /// <summary>True where a diagnosis of the book is a right answer.</summary>
    public bool IsToldBy(DiagnosisBook book, string diagnosis) =>
        book.Diagnoses.TryGetValue(diagnosis, out var entry) && KeysOf(diagnosis, entry).Intersect(Keys, StringComparer.Ordinal).Any();

    /// <summary>The diagnoses of a book that are right answers.</summary>
    public IEnumerable<string> ToldBy(DiagnosisBook book) => book.Diagnoses.Keys.Where(name => IsToldBy(book, name)).Order(StringComparer.Ordinal);

    /// <summary>What a diagnosis is known by.</summary>
    public static ImmutableArray<string> KeysOf(string name, Diagnosis diagnosis) => diagnosis.Rows.IsEmpty ? [name] : diagnosis.Rows;
}
