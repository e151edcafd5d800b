namespace PhoneRig.Core.Evidence;

/// <summary>What was found in the 48 V line behind a phone's relay.</summary>
/// <param name="On">Whether it carries power.</param>
/// <param name="Milliamps">The current, in mA; null where only its presence is seen.</param>
/// <param name="Volts">The voltage behind the relay, in V; null where only its presence is seen.</param>
public sealed record LinePower(bool On, int? Milliamps = null, double? Volts = null)
{
    /// <summary>How long after a switching the line has surely settled: a relay takes 10 ms, the capacitors of a phone a few tenths. Well before a phone's afterglow ends (2 s), so that a welded relay is told as such before the phone's life is. Our choice.</summary>
    public static TimeSpan Settling { get; } = TimeSpan.FromSeconds(1);
}
