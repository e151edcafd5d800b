using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Core.Firmware;

/// <summary>The body of a <c>.loads</c> file: the archives of a load, in the order in which a phone fetches them (facts 4).</summary>
/// <param name="Archives">File names.</param>
public sealed record LoadsManifest(ImmutableArray<string> Archives)
{
    /// <summary>Reads a <c>.loads</c> file: signed envelope, then CRLF text with <c>#</c> comments and one name a line.</summary>
    /// <returns>False with a sentence in <paramref name="problem"/> for anything else. Never throws.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, out LoadsManifest manifest, out string problem)
    {
        manifest = new LoadsManifest([]);
        if (!SignedEnvelope.TryReadLength(file, out var header, out problem))
        {
            return false;
        }

        // Latin-1 maps every byte to a letter, so strange bytes end up in a name that is then refused below.
        var text = Encoding.Latin1.GetString(file[header..]);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n'))
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
