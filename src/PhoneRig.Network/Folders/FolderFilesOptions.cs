namespace PhoneRig.Network.Folders;

/// <summary>How much of a folder is held in memory.</summary>
public sealed record FolderFilesOptions
{
    /// <summary>Bytes in all. Default: 64 MiB; a phone's whole set is under 20 MB (network notes 6.5).</summary>
    public long MostInMemory { get; init; } = 64 << 20;

    /// <summary>The largest file that is held, bytes; larger ones are read as they are sent. Default: 16 MiB.</summary>
    public long LargestInMemory { get; init; } = 16 << 20;
}
