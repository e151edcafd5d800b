using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// Whether a phone may be writing its flash, as its stages tell, and whether a format ended by evidence or only by the passing of
/// time: a phone that was told to format and never showed life again is not cut by itself (design section 6).
/// </summary>
/// <param name="Stage">The latest stages; null before any were told.</param>
/// <param name="Since">Uptime at which they were told.</param>
/// <param name="LastSign">Uptime of the last sign of the phone, or of a switch of its power; null for none.</param>
/// <param name="FormattingSince">Since when the phone most likely formats; null while it does not.</param>
/// <param name="FormatUnfinished">True where it most likely formatted, the longest that a format takes went by, and no life was seen since.</param>
public sealed record WriteMemory(StageChanged? Stage, TimeSpan Since, TimeSpan? LastSign, TimeSpan? FormattingSince, bool FormatUnfinished)
{
    /// <summary>A stage follows its sign at once; a slow disk may lie between the two.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    /// <summary>Nothing is known.</summary>
    public static WriteMemory None { get; } = new(null, TimeSpan.Zero, null, null, FormatUnfinished: false);

    /// <summary>True where the phone may be writing; also where nothing is known.</summary>
    public bool Possible => Stage is null || Stage.Possible.Any(WritingStages.IsWriting);

    /// <summary>True where the phone is most likely writing.</summary>
    public bool Likely => Stage is { } told && told.Likeliest.IsWriting();

    /// <summary>Takes one entry.</summary>
    public WriteMemory With(Entry entry) => entry.Fact switch
    {
        StageChanged changed => Told(changed, entry.Uptime),
        ConsoleLine or DhcpAsked or TftpRequested or TftpProgress or TftpCompleted or LampsBegan { Pattern: not LampPattern.Dark } or PowerSwitched =>
            this with { LastSign = entry.Uptime },
        _ => this,
    };

    private WriteMemory Told(StageChanged changed, TimeSpan now)
    {
        var told = this with { Stage = changed, Since = now };
        if (changed.Likeliest == BootStage.Formatting)
        {
            return told with { FormattingSince = FormattingSince ?? now, FormatUnfinished = false };
        }

        var shown = LastSign is { } sign && now - sign <= AtOnce;
        return told with { FormattingSince = null, FormatUnfinished = !shown && (FormatUnfinished || FormattingSince is not null) };
    }
}
