using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>Collects the mistakes of a file: nobody who finds one stops at it.</summary>
internal sealed class ProblemList
{
    private readonly List<ConfigProblem> problems = [];

    public int Count => problems.Count;

    public void Add(Position at, string message) => problems.Add(new(at, message));

    public void AddRange(IEnumerable<ConfigProblem> more) => problems.AddRange(more);

    /// <summary>The mistakes in the order of the file, each once.</summary>
    public ImmutableArray<ConfigProblem> InFileOrder() =>
    [
        .. problems
            .DistinctBy(p => $"{p.At}: {p.Message}")
            .OrderBy(p => p.At.File, StringComparer.Ordinal)
            .ThenBy(p => p.At.Line)
            .ThenBy(p => p.At.Column),
    ];

    public ConfigResult<T> Result<T>(T? value)
        where T : class => new(problems.Count == 0 ? value : null, InFileOrder());
}
