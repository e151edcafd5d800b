using System.Collections.Immutable;

namespace PhoneRig.Core.Phones;

/// <summary>A line of the console that means something.</summary>
public sealed record ConsoleRule
{
    /// <summary>The name that procedures and diagnoses use.</summary>
    public required string Rule { get; init; }

    /// <summary>A .NET regular expression (no backtracking: lookarounds and back-references are refused); named groups become the fact's values.</summary>
    public required string Match { get; init; }

    /// <summary>Lines as quoted in the phone facts; a test proves that the rule matches them.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Section of the phone facts.</summary>
    public required string Fact { get; init; }
}
