using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A request for a file, and what became of it.</summary>
/// <param name="From">When it was asked for.</param>
/// <param name="To">When it ended; when it was last heard of where its end was never told.</param>
/// <param name="File">The file.</param>
/// <param name="Bytes">Bytes acknowledged.</param>
/// <param name="Total">Bytes in all, where they were told.</param>
/// <param name="End">How it ended.</param>
/// <param name="Reason">Why it was refused or broke off.</param>
/// <param name="Progress">How far it was, and when.</param>
/// <param name="Entries">The entries that it is told from.</param>
public sealed record Transfer(
    TimeSpan From,
    TimeSpan To,
    string File,
    long Bytes,
    long? Total,
    TransferEnd End,
    string? Reason,
    ImmutableArray<TransferProgress> Progress,
    ImmutableArray<long> Entries);
