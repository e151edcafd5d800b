using System.Collections.Immutable;

namespace PhoneRig.Simulator.Phone;

/// <summary>What is wrong with a simulated phone, as data: the numbers of its profile that differ.</summary>
/// <param name="Name">Its kebab-case name.</param>
/// <param name="Title">What a person would say is wrong.</param>
/// <param name="Fact">Section of the phone facts.</param>
/// <param name="Differences">Names and values, as <see cref="PhoneProfile.With"/> takes them.</param>
public sealed record Ailment(string Name, string Title, string Fact, params ImmutableArray<(string Name, string Text)> Differences)
{
    /// <summary>The rows of the table of known failures that it shows (facts 7.2): "1", "23a"; none where it shows no row of it.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];
}
