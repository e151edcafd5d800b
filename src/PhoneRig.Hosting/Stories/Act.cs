using System.Collections.Immutable;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stories;

/// <summary>The entries of an attempt, or of a procedure that was the whole run; not empty.</summary>
internal sealed record Act(ImmutableArray<Entry> Entries);
