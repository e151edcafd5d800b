using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// What the model's codes do, by their names (facts 2.1, 2.4): "restart" touches no flash, "...-reset" erases settings, "format..." formats.
/// A code of any other name is taken to format: too much caution costs a wait, too little a phone.
/// </summary>
internal sealed class KnownCodes(PhoneModel model)
{
    /// <summary>Keys remembered: more than any code has.</summary>
    private const int Remembered = 32;

    private readonly ImmutableArray<(string Keys, bool Formats)> codes =
    [
        .. model.Codes.Where(code => !code.Key.StartsWith("restart", StringComparison.Ordinal))
            .Select(code => (WithoutRepeats(code.Value), code.Key.StartsWith("format", StringComparison.Ordinal) || !code.Key.EndsWith("-reset", StringComparison.Ordinal))),
    ];

    /// <summary>The keys typed with one more: the phone ignores a key that repeats the one before (facts 2.2), and the engine's re-press relies on it.</summary>
    public static string Add(string typed, string key)
    {
        var keys = WithoutRepeats(typed + key);
        return keys.Length > Remembered ? keys[^Remembered..] : keys;
    }

    /// <summary>Whether the code that is whole now formats the flash (true) or erases settings (false); null where none is.</summary>
    public bool? WholeAt(string typed)
    {
        bool? formats = null;
        foreach (var (keys, does) in codes)
        {
            formats = typed.EndsWith(keys, StringComparison.Ordinal) ? does || formats == true : formats;
        }

        return formats;
    }

    private static string WithoutRepeats(string keys)
    {
        var kept = new StringBuilder(keys.Length);
        foreach (var key in keys)
        {
            if (kept.Length == 0 || kept[^1] != key)
            {
                kept.Append(key);
            }
        }

        return kept.ToString();
    }
}
