using System.Collections.Immutable;
using System.Globalization;

namespace PhoneRig.Simulator.Phone;

/// <summary>One number of a profile: how it is written, and the range to draw it from.</summary>
/// <param name="Name">Its kebab-case name.</param>
/// <param name="Expects">What a value of it looks like, to complete "is not ...".</param>
/// <param name="Set">Sets it from text; null where the text is no value for it.</param>
/// <param name="Draw">Draws it from its range; null where the facts give none.</param>
internal sealed record ProfileField(
    string Name,
    string Expects,
    Func<PhoneProfile, string, PhoneProfile?> Set,
    Func<PhoneProfile, Random, PhoneProfile>? Draw = null)
{
    private static readonly ImmutableArray<(string Suffix, double Seconds)> Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    public static ProfileField Duration(string name, Func<PhoneProfile, TimeSpan, PhoneProfile> set) =>
        new(name, "a duration such as 500ms, 12s or 5m", (p, text) => Time(text) is { } time ? set(p, time) : null);

    public static ProfileField Duration(string name, Func<PhoneProfile, TimeSpan, PhoneProfile> set, double from, double to) =>
        Duration(name, set) with { Draw = (p, random) => set(p, TimeSpan.FromSeconds(from + (random.NextDouble() * (to - from)))) };

    public static ProfileField Durations(string name, int count, Func<PhoneProfile, ImmutableArray<TimeSpan>, PhoneProfile> set) =>
        new(name, $"a list of {count} durations such as 3s 3s 8s 3s 3s", (p, text) =>
        {
            var times = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Time).ToImmutableArray();
            return times.Length == count && times.All(t => t is not null) ? set(p, [.. times.Select(t => t!.Value)]) : null;
        });

    public static ProfileField Flag(string name, Func<PhoneProfile, bool, PhoneProfile> set) =>
        new(name, "true or false", (p, text) => bool.TryParse(text, out var flag) ? set(p, flag) : null);

    public static ProfileField Count(string name, Func<PhoneProfile, int, PhoneProfile> set) =>
        new(name, "a whole number from 0 to 100", (p, text) => int.TryParse(text, NumberStyles.None, null, out var n) && n <= 100 ? set(p, n) : null);

    public static ProfileField Probability(string name, Func<PhoneProfile, double, PhoneProfile> set) =>
        new(name, "a probability from 0 to 1", (p, text) =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, null, out var x) && x <= 1 ? set(p, x) : null);

    public static ProfileField Text(string name, string expects, Func<string, bool> fits, Func<PhoneProfile, string, PhoneProfile> set) =>
        new(name, expects, (p, text) => fits(text) ? set(p, text) : null);

    public static ProfileField Release(string name, Func<PhoneProfile, string, PhoneProfile> set) =>
        Text(name, "a release such as 9-4-2, or empty", t => t.Length == 0 || LoadRelease.Of(t) is not null, set);

    public static ProfileField Choice<T>(string name, Func<PhoneProfile, T, PhoneProfile> set)
        where T : struct, Enum
    {
        var choices = Enum.GetValues<T>().ToImmutableDictionary(v => Kebab(v.ToString()));
        return new(name, $"one of {string.Join(", ", choices.Keys.Order(StringComparer.Ordinal))}", (p, text) => choices.TryGetValue(text, out var value) ? set(p, value) : null);
    }

    private static TimeSpan? Time(string text)
    {
        foreach (var (suffix, seconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, null, out var number)
                && number * seconds <= TimeSpan.FromDays(2).TotalSeconds)
            {
                return TimeSpan.FromSeconds(number * seconds);
            }
        }

        return null;
    }

    /// <summary>RestartOn3OrStar becomes restart-on-3-or-star.</summary>
    private static string Kebab(string name)
    {
        var parts = name.SelectMany((c, i) => i > 0 && (char.IsUpper(c) || char.IsDigit(c)) ? ['-', char.ToLowerInvariant(c)] : (char[])[char.ToLowerInvariant(c)]);
        return new string([.. parts]);
    }
}
