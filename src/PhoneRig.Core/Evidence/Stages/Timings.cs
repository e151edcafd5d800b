using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>The longest that things take, by the model's timings; where a model does not name one, by the phone facts' own value.</summary>
/// <param name="model">The phone model.</param>
internal sealed class Timings(PhoneModel model)
{
    /// <summary>From power to the lamp walk: some boot loaders take minutes (facts 1.4, 11a: 2 to 240 s).</summary>
    public TimeSpan PowerOnToWalk => Longest("power-on-to-walk", TimeSpan.FromSeconds(240));

    /// <summary>The walk of a boot without a code (facts 11a: 3 s after the keyboard was sampled).</summary>
    public TimeSpan NormalWalk => Longest("normal-walk", TimeSpan.FromSeconds(3));

    /// <summary>The whole code must be typed within this (facts 1.4: 60 s).</summary>
    public TimeSpan CodeWindow => Longest("code-window", TimeSpan.FromSeconds(60));

    /// <summary>Deleting settings (facts 1.4 "short", 11a: 3 s; 1.3: red for about 60 s in a variant).</summary>
    public TimeSpan SoftErase => Longest("soft-erase", TimeSpan.FromSeconds(60));

    /// <summary>A format (facts 1.4: one minute to two hours).</summary>
    public TimeSpan Format => Longest("format", TimeSpan.FromHours(2));

    /// <summary>A cold boot's wait before it asks for an address (facts 1.4: 1 to 10 s).</summary>
    public TimeSpan DhcpDelay => Longest("dhcp-delay", TimeSpan.FromSeconds(10));

    /// <summary>From one DISCOVER to the next (facts 1.4: about 20 s).</summary>
    public TimeSpan DhcpRetry => Longest("dhcp-retry", TimeSpan.FromSeconds(20));

    /// <summary>Authenticating and writing an archive (facts 1.4: 2 to 8 s between files).</summary>
    public TimeSpan WriteGap => Longest("write-gap", TimeSpan.FromSeconds(8));

    /// <summary>How long a phone tries one transfer: 4 s, four times (facts 3.2).</summary>
    public TimeSpan TftpGiveUp => Longest("tftp-give-up", TimeSpan.FromSeconds(16));

    /// <summary>Its pause before it asks again (facts 3.2: 20 to 39 s).</summary>
    public TimeSpan TftpRetry => Longest("tftp-retry", TimeSpan.FromSeconds(39));

    private TimeSpan Longest(string name, TimeSpan fallback) => model.Timings.TryGetValue(name, out var timing) ? timing.Longest : fallback;
}
