using System.Text;

namespace PhoneRig.Core.Configuration;

/// <summary>The text of a configuration file; what is wrong with the file itself is among the problems.</summary>
internal static class ConfigText
{
    // A rig file is a few kilobytes; more than this is not one.
    private const long MaximumBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where it cannot be read.</summary>
    public static string? Read(string path, ProblemList problems)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaximumBytes })
            {
                problems.Add(new(path, 1, 1), "larger than 1 MiB: this is no configuration file");
                return null;
            }

            return StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(path, 1, 1), "not UTF-8 text: save it as UTF-8");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Position.OfFile(path), $"{path} cannot be read: there is no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(Position.OfFile(path), Directory.Exists(path) ? $"{path} cannot be read: it is a folder; name a file" : $"{path} cannot be read: {error.Message}");
        }

        return null;
    }
}
