using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>What the interlocks remember of the whole rig: a plain value, folded from the entries of every station.</summary>
public sealed record RigSafety
{
    /// <summary>Before anything was done.</summary>
    public static RigSafety Start { get; } = new();

    /// <summary>The stations whose relay is known to be closed: to close it again draws no inrush.</summary>
    private ImmutableHashSet<string> On { get; init; } = [];

    /// <summary>When each station was last switched on.</summary>
    private ImmutableDictionary<string, TimeSpan> SwitchedOnAt { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>The power-ons that are intended and not ended, in order.</summary>
    private ImmutableList<(string Station, long Deed)> Coming { get; init; } = [];

    /// <summary>When the rig last switched a phone on; null for never.</summary>
    internal TimeSpan? LastPowerOn => SwitchedOnAt.IsEmpty ? null : SwitchedOnAt.Values.Max();

    /// <summary>Takes an entry of a station.</summary>
    public RigSafety With(string station, Entry entry) => entry.Fact switch
    {
        // Its clock starts anew.
        RigStarted => this with { On = On.Remove(station), SwitchedOnAt = SwitchedOnAt.Remove(station), Coming = Coming.RemoveAll(one => one.Station == station) },
        PowerAdopted { On: true } => this with { On = On.Add(station) },
        DeedIntended { Deed: Deed.SwitchPower(true) } when !On.Contains(station) => this with { Coming = Coming.Add((station, entry.Sequence)) },
        DeedIntended { Deed: Deed.SwitchPower(false) } => this with { On = On.Remove(station) },
        PowerSwitched(_, true) switched when !On.Contains(station) => SwitchedOn(station, entry.Uptime).Ended(station, switched) with { On = On.Add(station) },
        PowerSwitched(_, false) => this with { On = On.Remove(station) },
        // It may have closed all the same.
        DeedFailed failed when Coming.Contains((station, failed.Deed)) => SwitchedOn(station, entry.Uptime).Ended(station, failed),
        DeedEnded ended => Ended(station, ended),
        _ => this,
    };

    /// <summary>Whether a station's relay is known to be closed, and is not about to open.</summary>
    internal bool IsOn(string station) => On.Contains(station);

    /// <summary>The stations that are to be switched on before this one.</summary>
    internal ImmutableArray<string> Ahead(string station)
    {
        var own = Coming.FindLastIndex(one => one.Station == station);
        return [.. Coming.Take(own < 0 ? Coming.Count : own).Select(one => one.Station)];
    }

    private RigSafety SwitchedOn(string station, TimeSpan at) => this with { SwitchedOnAt = SwitchedOnAt.SetItem(station, at) };

    private RigSafety Ended(string station, DeedEnded ended) => this with { Coming = Coming.RemoveAll(one => one.Station == station && one.Deed == ended.Deed) };
}
