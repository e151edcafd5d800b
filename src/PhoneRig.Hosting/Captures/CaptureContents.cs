using System.Collections.Immutable;

namespace PhoneRig.Hosting.Captures;

/// <summary>What a capture file holds.</summary>
/// <param name="Began">The wall clock when its uptimes were zero; of a foreign capture the time of its first packet.</param>
/// <param name="Datagrams">Its UDP datagrams over IPv4, in order.</param>
/// <param name="Problem">Why what comes after them cannot be read; null where nothing comes.</param>
internal sealed record CaptureContents(DateTimeOffset Began, ImmutableArray<CapturedDatagram> Datagrams, string? Problem);
