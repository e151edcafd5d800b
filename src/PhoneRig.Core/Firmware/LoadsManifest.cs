using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Core.Firmware;

/// <summary>The body of a <c>.loads</c> file: the archives of a load, in the order in which a phone fetches them (facts 4).</summary>
/// <param name="Archives">File names.</param>
public sealed record LoadsManifest(ImmutableArray<string> Archives)
{
    /// <summary>The longest file that is read as a list, in bytes; those of 9.4(2)SR3 have 652 (facts 3.3).</summary>
    public const int LongestFile = 64 * 1024;

    /// <summary>The most names that are read from a list; those known have five (facts 4).</summary>
    public const int MostArchives = 64;

    /// <summary>Reads a <c>.loads</c> file: signed envelope, then CRLF text with <c>#</c> comments and one name a line.</summary>
    /// <returns>False with a sentence in <paramref name="problem"/> for anything else. Never throws.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, out LoadsManifest manifest, out string problem)
    {
        manifest = new LoadsManifest([]);
        if (file.Length > LongestFile)
        {
            problem = $"it has {file.Length} bytes, and a list of archives has some 650: it is another file";
            return false;
        }

        if (!SignedEnvelope.TryReadLength(file, out var header, out problem))
        {
            return false;
        }

        // Latin-1 maps every byte to a letter, so strange bytes end up in a name that is then refused below.
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var line in Encoding.Latin1.GetString(file[header..]).Split('\n'))
        {
            var name = line.Trim(); // the dsp and cvm lines carry a trailing space (facts 4)
            if (name.Length == 0 || name[0] == '#')
            {
                continue;
            }

            if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'))
            {
                problem = "its list of archives has a line that is no file name: the file is damaged";
                return false;
            }

            if (names.Count == MostArchives)
            {
                problem = $"it names more than {MostArchives} archives: the file is damaged";
                return false;
            }

            names.Add(name);
        }

        if (names.Count == 0)
        {
            problem = "it names no archive: the file is damaged";
            return false;
        }

        manifest = new LoadsManifest(names.ToImmutable());
        return true;
    }
}
