using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>File patterns are of a known kind, and name a file and not a path.</summary>
internal sealed partial class FilePatternsCheck : ICheck<PhoneModel>
{
    public void Check(ReadFile<PhoneModel> file)
    {
        foreach (var kind in file.Root.Keys("files"))
        {
            if (!FileKinds.All.Contains(kind))
            {
                file.AtKey($"unknown kind of file \"{kind}\"; {NearestWord.Hint(kind, FileKinds.All)}", "files", kind);
            }

            foreach (var pattern in file.Value.Files.GetValueOrDefault(kind, []).Where(p => !Shape().IsMatch(p)))
            {
                file.At($"file pattern \"{pattern}\": a file name, with * for any text and {{mac}} for the phone's address", "files", kind);
            }
        }
    }

    [GeneratedRegex(@"^([A-Za-z0-9._-]|\*|\{mac\})+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
