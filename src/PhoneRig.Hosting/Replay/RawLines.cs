using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PhoneRig.Hosting.Replay;

/// <summary>Reads the files that <see cref="Journal.RawSamples"/> writes. Lines that are none of its are passed over.</summary>
internal static class RawLines
{
    /// <summary>The source of console bytes.</summary>
    public const string Console = "console";

    /// <summary>What is kept of a station.</summary>
    public static readonly ImmutableArray<string> Sources = [Console, "lamps"];

    /// <summary>The lines of one source of one boot within a time, comments included; empty where none was kept.</summary>
    public static string Read(string folder, string station, string boot, string source, TimeSpan from, TimeSpan to)
    {
        var text = new StringBuilder();
        foreach (var file in Files(folder, station, $"*-{boot}-{source}-*.txt"))
        {
            var heading = true;
            using var reader = new StreamReader(file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            while (reader.ReadLine() is { } line)
            {
                if (heading ? text.Length == 0 : MomentOf(line) is { } at && at >= from && at <= to)
                {
                    text.Append(line).Append('\n');
                }

                heading = false;
            }
        }

        return text.ToString().Count(letter => letter == '\n') > 1 ? text.ToString() : "";
    }

    /// <summary>The bytes of a console, in order; a gap in the recording has none.</summary>
    public static IEnumerable<(TimeSpan At, byte[]? Bytes)> Chunks(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("# lost ", StringComparison.Ordinal) && MomentOf(line) is { } gap)
            {
                yield return (gap, null);
            }
            else if (!line.StartsWith('#') && MomentOf(line) is { } at && Hex(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim()) is { } bytes)
            {
                yield return (at, bytes);
            }
        }
    }

    private static IEnumerable<FileInfo> Files(string folder, string station, string pattern)
    {
        var of = new DirectoryInfo(Path.Combine(folder, station));
        return of.Exists ? of.EnumerateFiles(pattern).OrderBy(file => file.Name, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>();
    }

    private static byte[]? Hex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    /// <summary>A sample begins with its uptime; a gap ends with it ("# lost 3 before 12.5").</summary>
    private static TimeSpan? MomentOf(string line)
    {
        var word = line.StartsWith('#') ? line[(line.LastIndexOf(' ') + 1)..] : line.Split(' ')[0];
        return decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1_000_000_000 ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
    }
}
