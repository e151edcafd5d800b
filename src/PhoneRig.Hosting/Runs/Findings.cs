using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Runs;

/// <summary>Collects the mistakes of several files, each once: a rig tells those of its phones too.</summary>
internal sealed class Findings
{
    private readonly List<ConfigProblem> problems = [];

    public bool None => problems.Count == 0;

    public ImmutableArray<ConfigProblem> Problems => [.. problems];

    public T? Take<T>(ConfigResult<T> result)
        where T : class
    {
        Add(result.Problems);
        return result.Value;
    }

    // As told, with the place: two files may have the same mistake.
    public void Add(ImmutableArray<ConfigProblem> more) =>
        problems.AddRange(more.ExceptBy(problems.Select(problem => problem.ToString()), problem => problem.ToString()));
}
