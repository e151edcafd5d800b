using System.Text;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Writes a page to a file: all of it or nothing, and never over something else by a slip of the hand.</summary>
internal static class PageFile
{
    /// <summary>Writes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="force">True: whatever is there is replaced.</param>
    /// <param name="write">Writes the page.</param>
    /// <returns>Why it could not be written and what to do, as a sentence; null where it was.</returns>
    public static string? Write(string file, bool force, Action<TextWriter> write)
    {
        try
        {
            var full = Path.GetFullPath(file);
            var folder = Path.GetDirectoryName(full);
            if (folder is null || Directory.Exists(full))
            {
                return $"{file} is a folder: name a file in it";
            }

            if (!Directory.Exists(folder))
            {
                return $"{file} cannot be written: there is no folder {folder}; make it first";
            }

            // A page takes its place by a rename, which would make a plain file of a device.
            if (WholeFile.IsAmongDevices(full))
            {
                return $"{file} is a device: --html - writes to standard output";
            }

            if (File.Exists(full) && !force && !IsReport(full))
            {
                return $"{file} is there already and is no report: name another file, or replace it with --force";
            }

            WholeFile.Write(full, stream =>
            {
                using var writer = new StreamWriter(stream, Encoding, leaveOpen: true);
                write(writer);
            });
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{file} cannot be written: {fault.Message.TrimEnd('.')}; name a file in a folder of your own";
        }
    }

    private static UTF8Encoding Encoding => new(encoderShouldEmitUTF8Identifier: false);

    private static bool IsReport(string file)
    {
        using var reader = new StreamReader(file);
        var head = new char[ReportPage.Mark.Length];
        return reader.ReadBlock(head, 0, head.Length) == head.Length && new string(head) == ReportPage.Mark;
    }
}
