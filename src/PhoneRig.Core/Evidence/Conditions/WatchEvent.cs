using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>A console rule, a DHCP message or a transfer: met by the first entry that shows it.</summary>
internal sealed record WatchEvent(Condition Condition) : Watch
{
    protected override TimeSpan? DueAt => null;

    protected override Watch Look(Moment moment) => moment.Input.Fact is { } fact && Seen(fact, moment.Files) is { } text ? this with { Met = moment.Event(text) } : this;

    private string? Seen(Fact fact, FileNames files) => fact switch
    {
        ConsoleLine { Rule: { } rule } when Condition.Console == rule => $"console: {rule}",
        DhcpAsked asked when Is(Condition.Dhcp, asked.Message) => $"DHCP {asked.Message}",
        DhcpAnswered answered when Is(Condition.Dhcp, answered.Message) => $"DHCP {answered.Message}",
        TftpRequested requested when IsFile(requested.File, "", files) => $"TFTP: {requested.File} asked for",
        TftpCompleted completed when IsFile(completed.File, "-served", files) => $"TFTP: {completed.File} served",
        TftpRefused refused when IsFile(refused.File, "-refused", files) => $"TFTP: {refused.File} refused",
        _ => null,
    };

    private bool IsFile(string file, string suffix, FileNames files) => Condition.Tftp is not null && files.KindOf(file) is { } kind && Is(Condition.Tftp, kind + suffix);

    private static bool Is(string? wish, string seen) => string.Equals(wish, seen, StringComparison.OrdinalIgnoreCase);
}
