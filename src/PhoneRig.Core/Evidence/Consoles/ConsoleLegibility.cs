using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>
/// Tells when a console that talks says no text. A fold over chunks of bytes. At a wrong baud the bits of a letter are taken at the wrong moments, and what
/// comes out is any byte: some 60 % of all bytes are no text. Noise on a good line spoils a few of a hundred. Nothing is sent to find out.
/// </summary>
/// <param name="model">The model's console.</param>
public sealed class ConsoleLegibility(ConsoleModel model)
{
    /// <summary>Bytes of a window: two of the phone's lines (facts 5.3), so that one burst of noise is none.</summary>
    public const int Window = 128;

    /// <summary>A window that takes longer is no talk but single stray bytes: a phone that boots fills one in less than a second (9600 baud, facts 5.1).</summary>
    public static readonly TimeSpan WindowWithin = TimeSpan.FromSeconds(10);

    /// <summary>From this share of odd bytes on it is no text. Half of what a wrong baud gives, and five times what a bad wire does.</summary>
    public const double Garbled = 0.25;

    /// <summary>Up to this share it is text again.</summary>
    public const double Legible = 0.05;

    /// <summary>The state before the first byte.</summary>
    public LegibilityState Start { get; } = new();

    /// <summary>Takes received bytes.</summary>
    /// <returns>The next state, and what is to be told; null for nothing. It is told once, and again only after there was text.</returns>
    public (LegibilityState State, ConsoleGarbled? Told) Step(LegibilityState state, TimeSpan uptime, ReadOnlySpan<byte> bytes)
    {
        ConsoleGarbled? garbled = null;
        var (began, count, odd, told) = (state.Began, state.Bytes, state.Odd, state.Told);
        var (windows, last) = (state.Windows, state.Share);
        foreach (var value in bytes)
        {
            if (count == 0 || uptime - began > WindowWithin)
            {
                (began, count, odd) = (uptime, 0, 0);
            }

            count++;
            odd += IsText(value) ? 0 : 1;
            if (count < Window)
            {
                continue;
            }

            var share = (double)odd / Window;
            garbled ??= share >= Garbled && !told ? new ConsoleGarbled(model.Baud, (int)(100 * share)) : null;
            told = share >= Garbled || (told && share > Legible);
            (windows, last) = (windows + 1, share);
            count = 0;
        }

        return (new LegibilityState { Began = began, Bytes = count, Odd = odd, Told = told, Windows = windows, Share = last }, garbled);
    }

    /// <summary>ASCII's letters and what a terminal is moved with: bell to carriage return, and escape.</summary>
    private static bool IsText(byte value) => value is >= 0x20 and <= 0x7E or >= 0x07 and <= 0x0D or 0x1B;
}
