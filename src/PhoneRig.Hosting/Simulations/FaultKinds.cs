using System.Collections.Immutable;
using System.Text.Json;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Simulations;

/// <summary>The faults as a command line names them.</summary>
public static class FaultKinds
{
    /// <summary>What stands for all of them.</summary>
    public const string Every = "all";

    /// <summary>What stands for none.</summary>
    public const string Nothing = "none";

    /// <summary>All of them.</summary>
    public static ImmutableArray<FaultKind> All { get; } = [.. Enum.GetValues<FaultKind>()];

    /// <summary>Its kebab-case name.</summary>
    public static string Name(FaultKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>Reads "all", "none", or names with commas between them.</summary>
    /// <exception cref="FormatException">A name is none; the message says which is meant.</exception>
    public static ImmutableSortedSet<FaultKind> Parse(string list) => list switch
    {
        Every => [.. All],
        Nothing => [],
        _ => [.. list.Split(',').Select(one => One(one.Trim()))],
    };

    /// <summary>As a command line takes them.</summary>
    public static string Words(ImmutableSortedSet<FaultKind> kinds) =>
        kinds.Count == All.Length ? Every : kinds.IsEmpty ? Nothing : string.Join(',', kinds.Select(Name));

    private static FaultKind One(string name)
    {
        var found = All.Where(kind => Name(kind) == name).ToArray();
        return found.Length > 0 ? found[0] : throw new FormatException($"unknown fault \"{name}\"; {NearestWord.Hint(name, [Every, Nothing, .. All.Select(Name)])}");
    }
}
