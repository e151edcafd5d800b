using System.Buffers.Binary;

namespace PhoneRig.Core.Firmware;

/// <summary>The head of an archive's body (facts 4): magic, 584 bytes with the number of members at 0x30 and where their contents begin at 0x34, then a row of 20 bytes a member.</summary>
internal static class ArchiveHeader
{
    private const int Length = 584;
    private const int CountAt = 0x30;
    private const int ContentAt = 0x34;
    private const int RowLength = 20;
    private const int SizeInRow = 8; // type, flags, size, mtime, name offset: four bytes each

    /// <summary>What the archive says against its own file; null where nothing does, or where its form is not known. Never throws.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="headerLength">The length of its envelope.</param>
    public static string? Judge(ReadOnlySpan<byte> file, int headerLength)
    {
        var body = file[headerLength..];
        if (body.Length < Length)
        {
            return $"it is cut short: {body.Length} bytes are left after its envelope, and the head of an archive has {Length}";
        }

        if (!body[..CountAt][3..].StartsWith("_File_Archive_"u8))
        {
            return null; // another form than that of 9.4(2), which the facts tell of
        }

        long count = BinaryPrimitives.ReadUInt32BigEndian(body[CountAt..]);
        long contents = BinaryPrimitives.ReadUInt32BigEndian(body[ContentAt..]);
        if (contents > file.Length || contents < Length + count * RowLength)
        {
            return contents > file.Length
                ? "it is cut short: its contents would begin behind its end"
                : "its table of members is damaged";
        }

        long needed = contents;
        for (var row = body[Length..]; count > 0 && row.Length >= RowLength; count--, row = row[RowLength..])
        {
            needed += BinaryPrimitives.ReadUInt32BigEndian(row[SizeInRow..]);
        }

        // Measured against the whole file: the facts do not say whether the offset counts the envelope, and no good file may be refused.
        return count > 0 || needed > file.Length ? $"it is cut short: by its own table it has {needed} bytes, and {file.Length} are there" : null;
    }
}
