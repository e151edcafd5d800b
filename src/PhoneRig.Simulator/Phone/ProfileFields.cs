using System.Collections.Immutable;
using System.Net;
using PhoneRig.Simulator.Firmware;
using static PhoneRig.Simulator.Phone.ProfileField;

namespace PhoneRig.Simulator.Phone;

/// <summary>The numbers of a profile by name, with the ranges of facts 1.4 and 11a in seconds. A range that the facts leave open is narrow around the default.</summary>
internal static class ProfileFields
{
    public static readonly ImmutableArray<ProfileField> All =
    [
        Text("family", "70, 71 or ZZ", t => t is "70" or "71" or "ZZ", (p, v) => p with { Family = v }),
        Duration("power-on-to-walk", (p, v) => p with { PowerOnToWalk = v }, 2, 240),
        Duration("power-on-to-banner", (p, v) => p with { PowerOnToBanner = v }, 0.5, 1.5),
        Duration("keyboard-sample", (p, v) => p with { KeyboardSample = v }),
        Duration("lamp-step", (p, v) => p with { LampStep = v }),
        Duration("walk-after-sample", (p, v) => p with { WalkAfterSample = v }, 2, 5),
        Duration("code-window", (p, v) => p with { CodeWindow = v }),
        Duration("min-press", (p, v) => p with { MinPress = v }, 0.02, 0.08),
        Duration("min-gap", (p, v) => p with { MinGap = v }, 0.02, 0.08),
        Choice<WrongKeyRule>("wrong-key-rule", (p, v) => p with { WrongKeyRule = v }),
        Flag("off-hook-reset", (p, v) => p with { OffHookReset = v }),
        Choice<SoftCodeLamps>("soft-code-lamps", (p, v) => p with { SoftCodeLamps = v })
            with { Draw = (p, random) => p with { SoftCodeLamps = (SoftCodeLamps)random.Next(3) } },
        Duration("soft-erase", (p, v) => p with { SoftErase = v }, 2, 6),
        Duration("red-before-format", (p, v) => p with { RedBeforeFormat = v }, 1, 4),
        Duration("format", (p, v) => p with { Format = v }, 60, 600),
        Probability("format-cut-bricks", (p, v) => p with { FormatCutBricks = v }),
        Probability("write-cut-bricks", (p, v) => p with { WriteCutBricks = v }),
        Duration("checksum", (p, v) => p with { Checksum = v }, 1, 5),
        Duration("reboot-delay", (p, v) => p with { RebootDelay = v }, 1, 8),
        Duration("crash-after", (p, v) => p with { CrashAfter = v }, 10, 20),
        Duration("dhcp-delay-from", (p, v) => p with { DhcpDelayFrom = v }),
        Duration("dhcp-delay-to", (p, v) => p with { DhcpDelayTo = v }),
        Duration("dhcp-retry", (p, v) => p with { DhcpRetry = v }, 18, 22),
        Duration("tftp-timeout", (p, v) => p with { TftpTimeout = v }),
        Count("tftp-retransmits", (p, v) => p with { TftpRetransmits = v }),
        Duration("tftp-pause-from", (p, v) => p with { TftpPauseFrom = v }),
        Duration("tftp-pause-to", (p, v) => p with { TftpPauseTo = v }),
        Duration("tftp-give-up", (p, v) => p with { TftpGiveUp = v }),
        Durations("write-gaps", 5, (p, v) => p with { WriteGaps = v })
            with { Draw = (p, random) => p with { WriteGaps = [.. Enumerable.Range(0, 5).Select(_ => TimeSpan.FromSeconds(2 + (6 * random.NextDouble())))] } },
        Duration("wrong-key-silence-from", (p, v) => p with { WrongKeySilenceFrom = v }),
        Duration("wrong-key-silence-to", (p, v) => p with { WrongKeySilenceTo = v }),
        Flag("wrong-key-says", (p, v) => p with { WrongKeySays = v }),
        Count("trust-list-tries", (p, v) => p with { TrustListTries = v }),
        Duration("jvm-start", (p, v) => p with { JvmStart = v }, 15, 40),
        Flag("call-manager", (p, v) => p with { CallManager = v }),
        Flag("web-access", (p, v) => p with { WebAccess = v }),
        Probability("console-noise", (p, v) => p with { ConsoleNoise = v }),
        Choice<FlashCondition>("flash", (p, v) => p with { Flash = v }),
        Text("resident-load", "the name of a load, such as SCCP70.9-2-1S", t => t.Length > 0 && !t.Contains(' '), (p, v) => p with { ResidentLoad = v }),
        Choice<SigningGeneration>("resident-keys", (p, v) => p with { ResidentKeys = v }),
        Text("default-load-name", "a file name of 9 to 28 letters, digits or .-_, or empty", t => t.Length is 0 or (>= 9 and <= 28) && t.All(c => char.IsAsciiLetterOrDigit(c) || ".-_\\".Contains(c)), (p, v) => p with { DefaultLoadName = v }),
        new("alternate-tftp", "an IPv4 address", (p, text) => IPAddress.TryParse(text, out var address) ? p with { AlternateTftp = address } : null),
        Text("stuck-key", "a key: 0 to 9, * or #, or empty", t => t.Length == 0 || KeyMatrix.Order.Contains(t), (p, v) => p with { StuckKey = v }),
        Flag("inline-power", (p, v) => p with { InlinePower = v }),
        Flag("inline-cut", (p, v) => p with { InlineCut = v }),
        Duration("inline-cut-from", (p, v) => p with { InlineCutFrom = v }),
        Duration("inline-cut-to", (p, v) => p with { InlineCutTo = v }),
        Probability("brick-drop", (p, v) => p with { BrickDrop = v }),
        Probability("key-missed", (p, v) => p with { KeyMissed = v }),
        Probability("key-doubled", (p, v) => p with { KeyDoubled = v }),
        Probability("key-adjacent", (p, v) => p with { KeyAdjacent = v }),
        Flag("link-dead", (p, v) => p with { LinkDead = v }),
        Duration("link-up-after", (p, v) => p with { LinkUpAfter = v }),
        Flag("shell-noise", (p, v) => p with { ShellNoise = v }),
        Flag("lost-settings", (p, v) => p with { LostSettings = v }),
        Release("crashes-from", (p, v) => p with { CrashesFrom = v }),
        Flag("crash-drops-load", (p, v) => p with { CrashDropsLoad = v }),
        Release("needs-from", (p, v) => p with { NeedsFrom = v }),
        Flag("foreign-trust", (p, v) => p with { ForeignTrust = v }),
        Choice<Registration>("registration", (p, v) => p with { Registration = v }),
        Flag("mic-missing", (p, v) => p with { MicMissing = v }),
    ];
}
