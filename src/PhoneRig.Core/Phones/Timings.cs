namespace PhoneRig.Core.Phones;

/// <summary>How long things take, by a model's timings; where a model does not name one, by the phone facts' own value.</summary>
internal static class Timings
{
    /// <summary>A deed's own time, generously: it enters only into how long a hand may hold a key by itself.</summary>
    public static readonly TimeSpan Deed = TimeSpan.FromSeconds(5);

    /// <summary>How long after a key went down its echo may take: 16 characters at 9600 baud are 17 ms; the rest is the phone's and the reader's.</summary>
    public static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    /// <summary>How long the relay must be open without a sign of life before off counts as proven: longer than a phone on another source needs to start its lamp walk (facts 11a: 6 s after its reboot, facts 0.9) and for the walk to be recognised.</summary>
    public static TimeSpan ProveOff(PhoneModel model) => Typical(model, "prove-off", TimeSpan.FromSeconds(12));

    /// <summary>From power to the lamp walk: some boot loaders take minutes (facts 1.4, 11a: 2 to 240 s).</summary>
    public static TimeSpan PowerOnToWalk(PhoneModel model) => Longest(model, "power-on-to-walk", TimeSpan.FromSeconds(240));

    /// <summary>The walk of a boot without a code (facts 11a: 3 s after the keyboard was sampled).</summary>
    public static TimeSpan NormalWalk(PhoneModel model) => Longest(model, "normal-walk", TimeSpan.FromSeconds(3));

    /// <summary>How long a key is pressed (facts 9: 100 to 300 ms).</summary>
    public static TimeSpan Press(PhoneModel model) => Typical(model, "press", TimeSpan.FromMilliseconds(200));

    /// <summary>The pause between two keys (facts 9: 200 to 400 ms).</summary>
    public static TimeSpan Gap(PhoneModel model) => Typical(model, "gap", TimeSpan.FromMilliseconds(300));

    /// <summary>The whole code must be typed within this (facts 0.4, 1.4: 60 s).</summary>
    public static TimeSpan CodeWindow(PhoneModel model) => Longest(model, "code-window", TimeSpan.FromSeconds(60));

    /// <summary>How long a person may take to do what they are told: the longest.</summary>
    public static TimeSpan PersonReaction(PhoneModel model) => Longest(model, "person-reaction", TimeSpan.FromSeconds(15));

    /// <summary>Deleting settings (facts 1.4 "short", 11a: 3 s; 1.3: red for about 60 s in a variant).</summary>
    public static TimeSpan SoftErase(PhoneModel model) => Longest(model, "soft-erase", TimeSpan.FromSeconds(60));

    /// <summary>A format (facts 1.4: one minute to two hours).</summary>
    public static TimeSpan Format(PhoneModel model) => Longest(model, "format", TimeSpan.FromHours(2));

    /// <summary>A cold boot's wait before it asks for an address (facts 1.4: 1 to 10 s).</summary>
    public static TimeSpan DhcpDelay(PhoneModel model) => Longest(model, "dhcp-delay", TimeSpan.FromSeconds(10));

    /// <summary>How long it looks for a voice VLAN (facts 1.4: 10 s).</summary>
    public static TimeSpan VlanDiscovery(PhoneModel model) => Longest(model, "vlan-discovery", TimeSpan.FromSeconds(10));

    /// <summary>From one DISCOVER to the next (facts 1.4: about 20 s).</summary>
    public static TimeSpan DhcpRetry(PhoneModel model) => Longest(model, "dhcp-retry", TimeSpan.FromSeconds(20));

    /// <summary>Authenticating and writing an archive (facts 1.4: 2 to 8 s between files).</summary>
    public static TimeSpan WriteGap(PhoneModel model) => Longest(model, "write-gap", TimeSpan.FromSeconds(8));

    /// <summary>How long a phone tries one transfer: 4 s, four times (facts 3.2).</summary>
    public static TimeSpan TftpGiveUp(PhoneModel model) => Longest(model, "tftp-give-up", TimeSpan.FromSeconds(16));

    /// <summary>Its pause before it asks again (facts 3.2: 20 to 39 s).</summary>
    public static TimeSpan TftpRetry(PhoneModel model) => Longest(model, "tftp-retry", TimeSpan.FromSeconds(39));

    /// <summary>Its shortest pause before it asks again (facts 3.2: 20 to 39 s).</summary>
    public static TimeSpan SoonestTftpRetry(PhoneModel model) => Shortest(model, "tftp-retry", TimeSpan.FromSeconds(20));

    /// <summary>How long a phone tries to fetch a load before it gives up by itself (facts 3.2: 3660 s).</summary>
    public static TimeSpan DownloadLimit(PhoneModel model) => Longest(model, "download-limit", TimeSpan.FromSeconds(3660));

    private static TimeSpan Typical(PhoneModel model, string name, TimeSpan otherwise) =>
        model.Timings.TryGetValue(name, out var timing) ? timing.Typical : otherwise;

    private static TimeSpan Shortest(PhoneModel model, string name, TimeSpan otherwise) =>
        model.Timings.TryGetValue(name, out var timing) ? timing.Shortest : otherwise;

    private static TimeSpan Longest(PhoneModel model, string name, TimeSpan otherwise) =>
        model.Timings.TryGetValue(name, out var timing) ? timing.Longest : otherwise;
}
