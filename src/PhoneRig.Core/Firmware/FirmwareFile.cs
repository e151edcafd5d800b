using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>One file of a set that is being read.</summary>
/// <param name="OnDisk">Its name as it was found.</param>
/// <param name="Name">Its right name: that of its envelope, where it can be told.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Envelope">Its envelope; null where it cannot be read.</param>
/// <param name="Archives">What it names, if it is a list that can be read; else default.</param>
/// <param name="Renamed">True where its name on disk is another one.</param>
internal sealed record FirmwareFile(string OnDisk, string Name, ReadOnlyMemory<byte> Content, SignedEnvelope? Envelope, ImmutableArray<string> Archives, bool Renamed);
