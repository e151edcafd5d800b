using System.Collections.Immutable;

namespace PhoneRig.Cli.Views;

/// <summary>One test case of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ClassName">What it is grouped by.</param>
/// <param name="Time">How long it took, in rig time.</param>
/// <param name="Ending">How it ended; null where it passed.</param>
/// <param name="Output">Its story.</param>
internal sealed record JUnitCase(string Name, string ClassName, TimeSpan Time, JUnitEnding? Ending, ImmutableArray<string> Output);
