using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>What a procedure needs to know of the time before it began.</summary>
/// <param name="Lamps">The lamp patterns that are going on.</param>
/// <param name="CodeWanted">True once the console asked for the reset code in this boot: only then do its key echoes count.</param>
public sealed record StationContext(ActiveLamps Lamps, bool CodeWanted)
{
    /// <summary>Before anything was seen.</summary>
    public static StationContext Empty { get; } = new(ActiveLamps.None, CodeWanted: false);

    /// <summary>Takes one entry.</summary>
    public StationContext With(Entry entry) => new(
        Lamps.Take(entry),
        entry.Fact switch
        {
            PowerSwitched => false,
            ConsoleLine { Rule: ConsoleRuleNames.BootBanner } => false,
            ConsoleLine { Rule: ConsoleRuleNames.ResetCodeWanted } => true,
            _ => CodeWanted,
        });
}
