using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Which diagnoses are true of a phone. The simulator knows no diagnoses and diagnoses know no ailments: the rows of the table of known failures (facts 7.2) are all that they share.</summary>
internal sealed class AilmentTruth
{
    /// <summary>What the recovery says by itself, without a rule: a format that has outlasted any other may still go on, or its flash is dead; a transfer that nobody saw is with another server.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Unruled = ImmutableDictionary<string, ImmutableArray<string>>.Empty
        .Add("format-unfinished", ["16", "20"])
        .Add("write-unfinished", ["alternate-server"]);

    private readonly DiagnosisBook book;
    private readonly ImmutableHashSet<string> keys;

    /// <summary>What is true of a phone with an ailment.</summary>
    public AilmentTruth(DiagnosisBook book, string ailment)
    {
        this.book = book;
        var own = Ailments.Find(ailment);
        keys = [.. Ailments.All.Where(one => one.Name == ailment || Shares(own, one)).Append(own).SelectMany(one => one.Rows.Add(one.Name))];
    }

    /// <summary>Whether a diagnosis is true of it.</summary>
    public bool Allows(string diagnosis) =>
        Unruled.GetValueOrDefault(diagnosis, []).Any(keys.Contains)
        || (book.Diagnoses.TryGetValue(diagnosis, out var entry) && (entry.Rows.Any(keys.Contains) || entry.Like.Any(keys.Contains) || keys.Contains(diagnosis)));

    /// <summary>Whether it is only good for its parts: a diagnosis that says so is true of it.</summary>
    public bool IsScrap => book.Diagnoses.Any(entry => entry.Value.Scrap && Allows(entry.Key));

    /// <summary>Whether all that ails another ails this one too. Which load it has is nothing that ails it; which keys that load knows may be.</summary>
    private static bool Shares(Ailment ailment, Ailment other) =>
        other.Differences.Where(difference => difference.Name != "resident-load").ToArray() is { Length: > 0 } ails && ails.All(ailment.Differences.Contains);
}
