using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What reading a file gave: a value, or every mistake in it at once.</summary>
/// <typeparam name="T">What the file describes.</typeparam>
/// <param name="Value">The value; null where there is any problem.</param>
/// <param name="Problems">The mistakes, in the order of the file.</param>
public sealed record ConfigResult<T>(T? Value, ImmutableArray<ConfigProblem> Problems)
    where T : class;
