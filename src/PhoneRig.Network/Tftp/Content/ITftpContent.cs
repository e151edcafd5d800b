namespace PhoneRig.Network.Tftp.Content;

/// <summary>The bytes of a file for as long as one transfer reads them. They never change: a file that is written to in the meantime ends the transfer instead.</summary>
public interface ITftpContent : IDisposable
{
    /// <summary>Bytes in all.</summary>
    long Length { get; }

    /// <summary>Fills <paramref name="into"/> from this offset on; the range lies within the file.</summary>
    /// <exception cref="IOException">The bytes cannot be had any more; the message says why.</exception>
    void Read(long offset, Span<byte> into);
}
