using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PhoneRig.Core.Configuration;

/// <summary>A pin or mux channel of a named board, written "relays/3"; the controller's own header is the board "gpio". A class: a start has no time to compile collections of a value type of our own.</summary>
/// <param name="Board">The board's name in the rig file, or "gpio".</param>
/// <param name="Number">Pin number (BCM numbering on a Raspberry Pi's header) or mux channel.</param>
public sealed record PinRef(string Board, int Number) : IParsable<PinRef>
{
    /// <summary>The board name of the controller's own header.</summary>
    public const string Header = "gpio";

    /// <inheritdoc/>
    public static PinRef Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var pin) ? pin : throw new FormatException("a pin is written BOARD/NUMBER, such as gpio/17");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out PinRef? result)
    {
        var slash = s?.IndexOf('/') ?? -1;
        if (slash > 0 && int.TryParse(s.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            result = new PinRef(s![..slash], number);
            return true;
        }

        result = null;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Board}/{Number}";
}
