using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>The timings that the runner takes from a phone model, with what holds where the model does not say.</summary>
internal static class Timings
{
    /// <summary>A deed's own time, generously: it enters only into how long a hand may hold a key by itself.</summary>
    public static readonly TimeSpan Deed = TimeSpan.FromSeconds(5);

    /// <summary>How long after a key went down its echo may take: 16 characters at 9600 baud are 17 ms; the rest is the phone's and the reader's.</summary>
    public static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    /// <summary>How long a key is pressed (facts 9: 100 to 300 ms).</summary>
    public static TimeSpan Press(PhoneModel model) => Of(model, "press", TimeSpan.FromMilliseconds(200));

    /// <summary>The pause between two keys (facts 9: 200 to 400 ms).</summary>
    public static TimeSpan Gap(PhoneModel model) => Of(model, "gap", TimeSpan.FromMilliseconds(300));

    /// <summary>The phone's bound on the whole code (facts 0.4).</summary>
    public static TimeSpan CodeWindow(PhoneModel model) => Of(model, "code-window", TimeSpan.FromSeconds(60));

    /// <summary>How long a person may take to do what they are told: the longest.</summary>
    public static TimeSpan PersonReaction(PhoneModel model) =>
        model.Timings.TryGetValue("person-reaction", out var timing) ? timing.Longest : TimeSpan.FromSeconds(15);

    private static TimeSpan Of(PhoneModel model, string name, TimeSpan otherwise) =>
        model.Timings.TryGetValue(name, out var timing) ? timing.Typical : otherwise;
}
