using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;

namespace PhoneRig.Core.Firmware;

/// <summary>
/// Reads a zip that may be hostile (APPNOTE.TXT 6.3 sections 4.3 and 4.4): every bound is checked before anything is unpacked, and nothing is unpacked
/// beyond what was checked. Whatever is not needed for a package of a dozen files is refused: encryption, links, zip64, several disks.
/// </summary>
public static class ZipReader
{
    /// <summary>The most files of a zip that is read; a load has about eight (facts 3.3).</summary>
    public const int MostEntries = 1000;

    /// <summary>The most bytes that are unpacked, all files together: eight times the load of facts 3.3.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>The most bytes that one packed byte may stand for. Firmware is packed within already (facts 4) and hardly gets smaller; deflate can do 1032.</summary>
    public const int MostRatio = 100;

    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int CentralLength = 46;
    private const int LocalLength = 30;
    private const int LongestPath = 255;
    private const uint EndMark = 0x06054B50;
    private const uint CentralMark = 0x02014B50;
    private const uint LocalMark = 0x04034B50;
    private const int Stored = 0;
    private const int Deflate = 8;
    private const int EncryptedFlags = 0x0001 | 0x0040 | 0x2000;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(MakeCrc)];

    /// <summary>The files of a zip, without its folders.</summary>
    /// <param name="zip">All of its bytes.</param>
    /// <param name="entries">The files in the order of the zip.</param>
    /// <param name="problem">Why it is refused, as a sentence that goes on after the zip's name.</param>
    /// <returns>False where it is refused. Never throws.</returns>
    public static bool TryRead(ReadOnlySpan<byte> zip, out ImmutableArray<ZipEntry> entries, out string problem)
    {
        entries = [];
        var end = FindEnd(zip);
        if (end < 0)
        {
            problem = "is no zip, or is cut short: get it again";
            return false;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 10)..]);
        if (count > MostEntries)
        {
            problem = $"has {(count == ushort.MaxValue ? "65,535 files or more" : $"{count} files")}, and a load has about eight: give the package of one load";
            return false;
        }

        long at = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 4)..]) != 0 || BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 8)..]) != count || at > end)
        {
            problem = "is one of several parts, or damaged: pack it into one zip";
            return false;
        }

        var found = ImmutableArray.CreateBuilder<ZipEntry>(count);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        long total = 0;
        for (var number = 0; number < count; number++)
        {
            if (!TryReadEntry(zip[..end], ref at, out var entry, out problem))
            {
                return false;
            }

            if (!paths.Add(entry.Path))
            {
                problem = $"has {entry.Path} twice: pack it again";
                return false;
            }

            total += entry.Length;
            if (total > MostBytes || (entry.Length > 65536 && entry.Length / MostRatio > entry.PackedLength))
            {
                problem = $"would unpack to more than its {zip.Length} bytes can be firmware of ({Show(entry.Path)}): it is no package of a load";
                return false;
            }

            if (entry.Name.Length > 0)
            {
                found.Add(entry);
            }
        }

        entries = found.ToImmutable();
        problem = "";
        return true;
    }

    /// <summary>Unpacks one file: no byte more than it says it has.</summary>
    /// <param name="zip">The zip that the entry was read from.</param>
    /// <param name="entry">The file.</param>
    /// <param name="content">Its content.</param>
    /// <param name="problem">Why it is refused, as a sentence that goes on after the zip's name.</param>
    /// <returns>False where it is refused. Never throws.</returns>
    public static bool TryUnpack(ReadOnlyMemory<byte> zip, ZipEntry entry, [NotNullWhen(true)] out byte[]? content, out string problem)
    {
        content = null;
        problem = $"is damaged at {entry.Path}: get it again";
        var bytes = zip.Span;
        if (entry.Length > MostBytes || entry.HeaderAt < 0 || entry.HeaderAt + LocalLength > bytes.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)entry.HeaderAt..]) != LocalMark)
        {
            return false;
        }

        var header = bytes.Slice((int)entry.HeaderAt, LocalLength);
        var from = entry.HeaderAt + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (from + entry.PackedLength > bytes.Length || (!entry.Deflated && entry.PackedLength != entry.Length))
        {
            return false;
        }

        var packed = zip.Slice((int)from, (int)entry.PackedLength);
        var unpacked = entry.Deflated ? Inflate(packed, (int)entry.Length) : packed.ToArray();
        if (unpacked is null || Crc(unpacked) != entry.Crc)
        {
            return false;
        }

        (content, problem) = (unpacked, "");
        return true;
    }

    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        for (var at = zip.Length - EndLength; at >= 0 && at >= zip.Length - EndLength - LongestComment; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(zip[at..]) == EndMark && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(zip[(at + 20)..]) == zip.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static bool TryReadEntry(ReadOnlySpan<byte> zip, ref long at, [NotNullWhen(true)] out ZipEntry? entry, out string problem)
    {
        entry = null;
        problem = "is damaged in its list of files: get it again";
        if (at + CentralLength > zip.Length || BinaryPrimitives.ReadUInt32LittleEndian(zip[(int)at..]) != CentralMark)
        {
            return false;
        }

        var record = zip[(int)at..];
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record[28..]);
        var length = CentralLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(record[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(record[32..]);
        if (length > record.Length)
        {
            return false;
        }

        // A name of plain ASCII is what firmware has; anything else is shown as question marks and kept apart by its bytes.
        var path = Encoding.Latin1.GetString(record.Slice(CentralLength, nameLength));
        var method = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        if (Refuse(path, record, method) is { } refusal)
        {
            problem = refusal;
            return false;
        }

        at += length;
        entry = new ZipEntry(
            path,
            path[(path.LastIndexOf('/') + 1)..],
            BinaryPrimitives.ReadUInt32LittleEndian(record[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[20..]),
            method == Deflate,
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[42..]));
        return true;
    }

    private static string? Refuse(string path, ReadOnlySpan<byte> record, int method)
    {
        // The upper half of the attributes is the Unix mode where its kind of file is set; 8 is a plain file, 4 a folder, 10 a link.
        var kind = BinaryPrimitives.ReadUInt32LittleEndian(record[38..]) >> 28;
        return path.Length is 0 or > LongestPath ? "has a file whose name is empty or too long: pack it again"
            : path.Any(letter => letter is < ' ' or '\x7F') ? $"has a name with control characters ({Show(path)}): it is no package of a load"
            : path.Contains('\\') ? $"has a backslash in the name {Show(path)}: pack it again with a tool that writes plain names"
            : path[0] == '/' || path is [_, ':', ..] ? $"has an absolute path ({Show(path)}): it is no package of a load"
            : path.Split('/').Any(part => part == "..") ? $"has a path that leads out of it ({Show(path)}): it is no package of a load"
            : (BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) & EncryptedFlags) != 0 || method == 99 ? $"is encrypted ({Show(path)}): unpack it with its password and give the folder"
            : kind is not (0 or 4 or 8) ? $"has a link or a device ({Show(path)}): it is no package of a load"
            : method is not (Stored or Deflate) ? $"is packed in a way that is not read here ({Show(path)}, method {method}): pack it again as an ordinary zip"
            : null;
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, int length)
    {
        var content = new byte[length];
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            return inflate.ReadAtLeast(content, length, throwOnEndOfStream: false) == length && inflate.ReadByte() < 0 ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Show(string path) => string.Concat(path.Take(60).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));

    private static uint MakeCrc(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1); // the polynomial of APPNOTE.TXT section 4.4.7
        }

        return crc;
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var part in content)
        {
            crc = CrcTable[(crc ^ part) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }
}
