using System.Collections.Immutable;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Replay;

/// <summary>A run as it was recorded, with all that its decisions went by. <see cref="RecordingReader"/> reads it, <see cref="RecordingWriter"/> writes it.</summary>
/// <param name="Header">What it is of.</param>
/// <param name="Entries">The entries of each station, in order, from before the run on.</param>
/// <param name="Members">Everything else that is in it, by name.</param>
public sealed record Recording(
    RecordingHeader Header,
    ImmutableSortedDictionary<string, ImmutableArray<JournalEntry>> Entries,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Members);
