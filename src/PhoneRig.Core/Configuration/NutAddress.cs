using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A supply as Network UPS Tools names it, "ups@nas" or "ups@nas:3493".</summary>
/// <param name="Ups">Its name on its server.</param>
/// <param name="Host">The server: a name or an address.</param>
/// <param name="Port">Its TCP port.</param>
public readonly partial record struct NutAddress(string Ups, string Host, int Port) : IParsable<NutAddress>
{
    /// <summary>The port that IANA has given to the protocol (RFC 9271 section 7).</summary>
    public const int UsualPort = 3493;

    /// <summary>The shape, as a regular expression that the schemas share. A name has no blank, quote or line end, which would say something else to the server (RFC 9271 section 4.1).</summary>
    public const string Pattern = "^[A-Za-z0-9._-]{1,63}@[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?$";

    /// <inheritdoc/>
    public static NutAddress Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("a supply is written NAME@HOST, as upsc takes it, such as ups@localhost");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NutAddress result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        var (at, colon) = (s.IndexOf('@', StringComparison.Ordinal), s.IndexOf(':', StringComparison.Ordinal));
        var port = colon < 0 ? UsualPort : int.Parse(s.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        result = new NutAddress(s[..at], colon < 0 ? s[(at + 1)..] : s[(at + 1)..colon], port);
        return port is > 0 and <= ushort.MaxValue;
    }

    /// <inheritdoc/>
    public override string ToString() => Port == UsualPort ? $"{Ups}@{Host}" : string.Create(CultureInfo.InvariantCulture, $"{Ups}@{Host}:{Port}");

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
