using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>
/// Measures the table of senses from a matrix that was judged without one. Phones with one thing wrong count. An answer that names
/// something that is not true of the phone gets into a row's group only where it has a twin: a phone of which these senses saw the same by the time it was named,
/// and of which the answer is true.
/// </summary>
internal static class Measured
{
    /// <summary>The table.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="book">The rules that it was run by.</param>
    public static SensesTable Of(Matrix matrix, DiagnosisBook book)
    {
        var twins = matrix.Results
            .SelectMany(result => result.Seen.Where(seen => result.Case.Complaint.IsToldBy(book, seen.Key)).Select(seen => (result.Case.Senses, seen.Key, seen.Value)))
            .ToHashSet();
        var cells = from result in matrix.Results
                    let complaint = result.Case.Complaint
                    where complaint.ToldBy(book).Any() && !complaint.Two
                    from key in complaint.Keys
                    group result by (key, result.Case.Senses);
        return new SensesTable(cells.ToImmutableDictionary(cell => cell.Key, cell => CellOf([.. cell], book, twins)))
        {
            Seeds = matrix.Results.Select(result => result.Case.Seed).Distinct().Count(),
        };
    }

    private static SensesCell CellOf(CaseResult[] results, DiagnosisBook book, HashSet<(WiredSenses, string, string)> twins)
    {
        var right = results.Count(result => result.Grade == Grade.Right);
        var excused = results.SelectMany(result => result.Acted.Append(result.Answer)
            .Where(name => !result.Case.Complaint.IsToldBy(book, name))
            .Where(name => name is CaseResult.UnknownAnswer or CaseResult.None || result.Case.Complaint.IsTrueOf(book, name) || twins.Contains((result.Case.Senses, name, result.Seen[name]))));
        var sure = right >= Matrix.Told * results.Length && results.All(result => result.Acted.All(name => result.Case.Complaint.IsTrueOf(book, name)));
        return sure ? new SensesCell(Told: true, []) : new SensesCell(Told: false, [.. excused]);
    }
}
