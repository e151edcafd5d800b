namespace PhoneRig.Network.Tftp.Content;

/// <summary>A file as the blocks of one transfer, in the transfer's mode.</summary>
internal interface IBlocks
{
    /// <summary>Bytes that go over the wire in all.</summary>
    long Length { get; }

    /// <summary>Writes a block, counted from 1. Blocks are read in order; one that is not acknowledged may be read again, and those after it with it.</summary>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    int Read(long block, Span<byte> into);
}
