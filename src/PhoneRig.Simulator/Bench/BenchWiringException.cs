using System.Collections.Immutable;

namespace PhoneRig.Simulator.Bench;

/// <summary>A rig file describes a wiring that cannot be built.</summary>
/// <param name="problems">Every mistake in it: the part, what is wrong, what would be right.</param>
public sealed class BenchWiringException(ImmutableArray<string> problems)
    : Exception("the simulated bench cannot be wired as the rig file says:\n" + string.Join('\n', problems))
{
    /// <summary>Every mistake.</summary>
    public ImmutableArray<string> Problems => problems;
}
