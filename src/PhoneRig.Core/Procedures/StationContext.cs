using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Procedures;

/// <summary>What a job needs to know of the time before it began: a fold over a station's timeline, from the moment the rig took it over.</summary>
/// <param name="Lamps">The lamp patterns that are going on.</param>
/// <param name="CodeWanted">True once the console asked for the reset code in this boot: only then do its key echoes count.</param>
public sealed record StationContext(ActiveLamps Lamps, bool CodeWanted)
{
    /// <summary>Before anything was seen.</summary>
    public static StationContext Empty { get; } = new(ActiveLamps.None, CodeWanted: false);

    /// <summary>Whether the rig feeds the phone; null where nobody knows.</summary>
    public bool? Fed { get; init; }

    /// <summary>The entry that told of life although the relay was open; null where there was none since the power was last switched.</summary>
    public Entry? AliveWhileOff { get; init; }

    /// <summary>The firmware set that is served; null where nothing was said: the goal's.</summary>
    public string? Serving { get; init; }

    /// <summary>Whether the phone's configuration names the load of <see cref="Serving"/>; else the goal's.</summary>
    public bool Configured { get; init; }

    /// <summary>Whether off was proven since the power was last switched.</summary>
    public bool OffProven { get; init; }

    /// <summary>The stages that the phone may be in, as far as writing goes.</summary>
    public WriteMemory Writing { get; init; } = WriteMemory.None;

    /// <summary>True while a supply's battery feeds rig and phone: nothing is begun then that erases, formats or downloads.</summary>
    public bool OnBattery { get; init; }

    /// <summary>The last line of each console rule.</summary>
    public ImmutableDictionary<string, Entry> Heard { get; init; } = ImmutableDictionary<string, Entry>.Empty;

    /// <summary>Takes one entry.</summary>
    public StationContext With(Entry entry)
    {
        var next = entry.Fact is RigStarted ? Empty : this;
        return next with
        {
            Lamps = next.Lamps.Take(entry),
            CodeWanted = entry.Fact switch
            {
                PowerSwitched => false,
                ConsoleLine { Rule: ConsoleRuleNames.BootBanner } => false,
                ConsoleLine { Rule: ConsoleRuleNames.ResetCodeWanted } => true,
                _ => next.CodeWanted,
            },
            Fed = entry.Fact switch
            {
                PowerSwitched switched => switched.On,
                PowerAdopted adopted => adopted.On,
                PersonAsked { Request.IsPower: true } => null,
                _ => next.Fed,
            },
            AliveWhileOff = entry.Fact switch
            {
                OffDisproven => entry,
                Timeline.Facts.OffProven or PowerSwitched => null,
                _ => next.AliveWhileOff,
            },
            Serving = entry.Fact is FirmwareServed served ? served.Set : next.Serving,
            Configured = entry.Fact is FirmwareServed named ? named.Configured == true : next.Configured,
            OffProven = entry.Fact switch
            {
                Timeline.Facts.OffProven => true,
                OffDisproven or PowerSwitched or PowerAdopted or PersonAsked { Request.IsPower: true } => false,
                _ => next.OffProven,
            },
            Writing = next.Writing.With(entry),
            OnBattery = entry.Fact is UpsSeen ups ? ups.Power is UpsPower.Battery or UpsPower.LowBattery : next.OnBattery,
            Heard = entry.Fact is ConsoleLine { Rule: { } rule } ? next.Heard.SetItem(rule, entry) : next.Heard,
        };
    }
}
