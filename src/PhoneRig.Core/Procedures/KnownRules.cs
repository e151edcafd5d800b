namespace PhoneRig.Core.Procedures;

/// <summary>The console rules that code, and not only data, knows by name. A phone model that has a console must have them.</summary>
public static class KnownRules
{
    /// <summary>The boot code's banner: a new boot began (facts 5.3).</summary>
    public const string PowerOn = "power-on";

    /// <summary><c>INIT: Waiting for factory reset sequence.</c> (facts 0.1)</summary>
    public const string CodeWanted = "reset-code-wanted";

    /// <summary><c>Key press = N</c>, with the number as <see cref="KeyValue"/> (facts 0.1).</summary>
    public const string KeyEcho = "key-echo";

    /// <summary>The named group of <see cref="KeyEcho"/>.</summary>
    public const string KeyValue = "key";
}
