using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Phones;

/// <summary>A line of the console that means something.</summary>
public sealed record ConsoleRule
{
    private readonly BuiltPattern built = new();

    /// <summary>The name that procedures and diagnoses use.</summary>
    public required string Rule { get; init; }

    /// <summary>A .NET regular expression (no backtracking: lookarounds and back-references are refused); named groups become the fact's values.</summary>
    public required string Match { get; init; }

    /// <summary>Lines as quoted in the phone facts; a test proves that the rule matches them.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Section of the phone facts.</summary>
    public required string Fact { get; init; }

    /// <summary><see cref="Match"/>, built on first use and kept. No line can stall the rig: see <see cref="PlainPattern"/>.</summary>
    /// <exception cref="ArgumentException">It is no regular expression; the reader refuses such rules.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking; the reader refuses such rules.</exception>
    [System.Text.Json.Serialization.JsonIgnore]
    public Regex Pattern => built.Of(Match);

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
