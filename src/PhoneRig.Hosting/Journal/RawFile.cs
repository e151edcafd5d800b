using System.Globalization;

namespace PhoneRig.Hosting.Journal;

/// <summary>One source of one station, written to one file after another. A disk that fails costs lines, never the thread.</summary>
/// <param name="folder">The station's folder.</param>
/// <param name="name">What the files are called, before their number.</param>
/// <param name="heading">The comment that each begins with.</param>
/// <param name="perFile">Characters of one file.</param>
internal sealed class RawFile(string folder, string name, string heading, long perFile) : IDisposable
{
    private StreamWriter? writer;
    private int number;
    private long written;

    /// <summary>Writes a line.</summary>
    /// <returns>Whether a new file was begun, or null where the disk did not take the line.</returns>
    public bool? Write(string line)
    {
        try
        {
            var begun = writer is null;
            if (begun)
            {
                Begin();
            }

            writer!.WriteLine(line);
            written += line.Length + 1;
            if (written >= perFile)
            {
                Close();
            }

            return begun;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Abandon();
            return null;
        }
    }

    /// <summary>Hands all lines to the system.</summary>
    public bool Flush()
    {
        try
        {
            writer?.Flush();
            return true;
        }
        catch (IOException)
        {
            Abandon();
            return false;
        }
    }

    public void Dispose()
    {
        if (Flush())
        {
            writer?.Dispose();
        }
    }

    private void Begin()
    {
        Directory.CreateDirectory(folder);
        number++;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:0000}.txt"));
        writer = new StreamWriter(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete));
        writer.WriteLine(heading);
        written = heading.Length + 1;
    }

    private void Close()
    {
        writer?.Dispose();
        writer = null;
    }

    private void Abandon()
    {
        try
        {
            Close();
        }
        catch (IOException)
        {
            writer = null; // what it still held is lost, and is told as such
        }
    }
}
