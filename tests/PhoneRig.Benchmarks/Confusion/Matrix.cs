using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>The judged cases of a run of the matrix.</summary>
/// <param name="Results">All of them, in the order of complaints, senses and seeds.</param>
internal sealed record Matrix(ImmutableArray<CaseResult> Results)
{
    /// <summary>What counts as told: so many of the runs.</summary>
    public const double Told = 0.99;

    /// <summary>Runs every case on all cores: each run is a loop of its own.</summary>
    public static Matrix Of(CaseRunner runner, Judge judge, IReadOnlyList<ConfusionCase> cases)
    {
        var results = new CaseResult[cases.Count];

        // One by one, from the last on: the faults of a site take longest, and no core is to wait for another's last ones.
        var next = Partitioner.Create(Enumerable.Range(0, cases.Count).Reverse(), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(next, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var clock = Stopwatch.StartNew();
            results[index] = judge.Of(runner.Run(cases[index])) with { Took = clock.Elapsed };
        });
        return new Matrix([.. results]);
    }

    /// <summary>The same, judged by another table.</summary>
    public Matrix JudgedBy(Judge judge, DiagnosisBook book) => new([.. Results.Select(result => judge.Graded(result, book))]);

    /// <summary>The cases of complaints, senses and seeds.</summary>
    public static ImmutableArray<ConfusionCase> Cases(IEnumerable<Complaint> complaints, IEnumerable<WiredSenses> senses, IEnumerable<int> seeds) =>
        [.. from complaint in complaints from wired in senses from seed in seeds select new ConfusionCase(complaint, wired, seed)];

    /// <summary>What the matrix shows, held against what it must show.</summary>
    /// <param name="table">What can be told with which senses.</param>
    public ImmutableArray<Figure> Figures(SensesTable table)
    {
        var ill = Results.Where(result => !result.Case.Complaint.Healthy).ToArray();
        var told = ill.Where(result => table.Tells(result.Case.Complaint, result.Case.Senses)).ToArray();
        var others = ill.Except(told).ToArray();
        var healthy = Results.Where(result => result.Case.Complaint.Healthy).ToArray();
        return
        [
            new("right, where the senses can tell", told.Count(IsRight), told.Length, Told),
            new("right or in the group, where they cannot", others.Count(result => result.Grade is Grade.Right or Grade.Group), others.Length, Told),
            new("no wrong diagnosis acted on", Results.Count(result => result.WrongActs.IsEmpty), Results.Length, 1),
            new("no false alarm of a healthy phone", healthy.Count(result => IsRight(result) && result.Breaches.IsEmpty), healthy.Length, 1),
            new("brought home or handed to a person, unharmed", Results.Count(result => result.Breaches.IsEmpty), Results.Length, 1),
        ];
    }

    /// <summary>Those that make it fail.</summary>
    public IEnumerable<CaseResult> Misses() =>
        Results.Where(result => result.Grade is not (Grade.Right or Grade.Group) || !result.WrongActs.IsEmpty || !result.Breaches.IsEmpty);

    private static bool IsRight(CaseResult result) => result.Grade == Grade.Right;
}
