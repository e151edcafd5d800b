using PhoneRig.Core.Configuration.Yaml;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A file as read: its value and its nodes, for places.</summary>
/// <param name="Value">The value. Where <paramref name="Whole"/> is false, wrong entries are missing from its collections, and wrong parts may be null.</param>
/// <param name="Root">The file's top mapping.</param>
/// <param name="Whole">True where reading found no mistake.</param>
/// <param name="Problems">Where to put what is wrong.</param>
internal sealed record ReadFile<T>(T Value, MappingNode Root, bool Whole, ProblemList Problems)
{
    public void At(string message, params ReadOnlySpan<string> path) => Problems.Add(Root.Nearest(path).At, message);

    public void AtKey(string message, params ReadOnlySpan<string> path) => Problems.Add(Root.KeyAt(path), message);
}
