using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>Says which facts are told in one sentence, and which are not told at all.</summary>
internal static class BeatKeys
{
    public const string Power = "power";
    public const string Keys = "keys";
    public const string Lamps = "lamps";
    public const string Dhcp = "dhcp";
    public const string Archives = "archives";
    public const string Missing = "missing";
    public const string File = "file:";
    public const string Console = "console:";
    public const string Banner = $"{Console}{ConsoleRuleNames.BootBanner}";
    public const string Untellable = "unknown";

    public static string Of(Transfer transfer) => transfer switch
    {
        { End: TransferEnd.Refused } => Missing,
        _ when transfer.File.EndsWith(".sbn", StringComparison.OrdinalIgnoreCase) => Archives,
        _ => $"{File}{transfer.File}",
    };

    /// <summary>The key; null for what the sentences around it say already, and for what only a chart can show.</summary>
    public static string? Of(Entry entry, bool isEvidence) => entry.Fact switch
    {
        PowerSwitched or OffProven => Power,
        KeyHeld or KeyPressed or KeyReleased => Keys,
        LampsBegan { Pattern: not LampPattern.Dark } => Lamps,
        DhcpAsked or DhcpAnswered => Dhcp,
        ConsoleLine line when TellingRules.Has(line.Rule) => $"{Console}{line.Rule}",
        ConsoleLine line when isEvidence => $"{Console}{line.Rule ?? line.Text}",
        DeedIntended { ForcedBy: not null } or FirmwareServed => $"entry {entry.Sequence}",
        // Each is told, and what is told the same again is counted.
        DeedRefused refused => $"refused {refused.Interlock}",
        DeedFailed or RigFault or ConsoleLost or ConsoleGarbled or ConsoleRatesTried or StopRequested or SightingsLost or PacketRejected or Notice or PersonAsked or HookMoved or ConsoleSent or OffDisproven or PowerMissing or PowerMetered { Power: PowerSense.Unknown } or AttributionConflict or MacScanned or SwitchPortSeen { Feeds: true }
            or RivalDhcp or RivalDhcpGone or UpsSeen { Power: UpsPower.Battery or UpsPower.LowBattery } or PhoneRegistered or PhoneUnregistered or PhoneAlarm or PhonePageRead or HostAnswered or CdpHeard =>
            FactWords.Describe(entry.Fact),
        // A wait that ended as its procedure hoped is told by what ended it.
        StepEnded { Outcome: not ("done" or "asked" or "seen") } => $"entry {entry.Sequence}",
        UnknownFact => Untellable,
        _ => null,
    };
}
