using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>A console rule, a DHCP message, a transfer, a sign of life, a proof that off is off or its opposite, the end of an attempt: met by the first entry that shows it.</summary>
internal sealed record WatchEvent(Condition Condition) : Watch
{
    protected override TimeSpan? DueAt => null;

    /// <summary>Whether an entry can be an event of any condition at all. Nothing else is looked at, so that a kind forgotten here is seen nowhere.</summary>
    public static bool Heeds(Fact fact) => fact is
        ConsoleLine { Rule: not null } or DhcpAsked or DhcpAnswered or TftpRequested or TftpCompleted or TftpRefused
        or PhoneRegistered or PhoneUnregistered or PhoneAlarm or PhonePageRead or CdpHeard or OffDisproven or OffProven or PowerMissing or AttemptEnded;

    protected override Watch Look(Moment moment) => Told(moment.Input.Fact) is { } fact && Heeds(fact) && Seen(fact, moment.Files) is { } text ? this with { Met = moment.Event(text) } : this;

    /// <summary>What may be this phone's proves nothing of it, and is not absent either.</summary>
    private Fact? Told(Fact? fact) => fact is PossibleSighting { Sighting: { } possible } ? (Perhaps ? possible : null) : fact;

    private string? Seen(Fact fact, FileNames files) => fact switch
    {
        ConsoleLine { Rule: { } rule } when Condition.Console == rule => $"console: {rule}",
        DhcpAsked asked when Is(Condition.Dhcp, asked.Message) => $"DHCP {asked.Message}",
        DhcpAnswered answered when Is(Condition.Dhcp, answered.Message) => $"DHCP {answered.Message}",
        TftpRequested requested when IsFile(requested.File, "", files) => $"TFTP: {requested.File} asked for",
        TftpCompleted completed when IsFile(completed.File, "-served", files) => $"TFTP: {completed.File} served",
        TftpRefused refused when IsFile(refused.File, "-refused", files) => $"TFTP: {refused.File} refused",
        PhoneRegistered registered when Condition.Life == ConditionWords.Registered => $"{registered.Device} registered",
        PhoneUnregistered gone when Condition.Life == ConditionWords.Unregistered => $"{gone.Device} is no longer registered",
        PhoneAlarm when Condition.Life == ConditionWords.Alarm => "its alarm",
        PhonePageRead when Condition.Life == ConditionWords.Page => "its web page was read",
        CdpHeard when Condition.Life == ConditionWords.Cdp => "CDP was heard",
        OffDisproven { Welded: not true } when Condition.Power == ConditionWords.AliveWhileOff => "life while the power was off",
        OffDisproven { Welded: true } when Condition.Power == ConditionWords.FedWhileOff => "power behind the relay while it was open",
        PowerMissing when Condition.Power == ConditionWords.UnfedWhileOn => "no power behind the relay while it was closed",
        OffProven when Condition.Power == ConditionWords.OffProven => "no life while the power was off",
        AttemptEnded ended when Condition.Outcome == ended.Outcome => $"attempt {ended.Number} ({ended.Procedure}) ended in {ended.Outcome}",
        _ => null,
    };

    private bool IsFile(string file, string suffix, FileNames files) => Condition.Tftp is not null && files.KindOf(file) is { } kind && Is(Condition.Tftp, kind + suffix);

    private static bool Is(string? wish, string seen) => string.Equals(wish, seen, StringComparison.OrdinalIgnoreCase);
}
