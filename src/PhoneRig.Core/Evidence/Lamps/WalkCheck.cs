using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// Holds a station's sensors against the walk that every start of a phone shows (facts 0.2): a line lamp that a walk goes over and that stays dark for its sensor has a blind sensor. Told once, and
/// anew only after it was seen in a walk. A fold over looks and over what was recognised in them.
/// </summary>
public sealed record WalkCheck
{
    /// <summary>How far a walk's beginning may lie beside the look that saw it: two looks.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private readonly ImmutableArray<string> lines;
    private readonly ImmutableArray<Lamp> lamps;

    /// <summary>Nothing seen yet.</summary>
    /// <param name="model">The phone.</param>
    /// <param name="lamps">The lamps that are looked at.</param>
    public WalkCheck(PhoneModel model, ImmutableArray<Lamp> lamps)
    {
        (lines, this.lamps) = (model.Lamps.GetValueOrDefault("lines", []), lamps);
        SeenAt = [.. lamps.Select(_ => (TimeSpan?)null)];
        (Told, Lit) = ([.. lamps.Select(_ => false)], [.. lamps.Select(_ => false)]);
    }

    /// <summary>When each lamp was last seen lit, or its sensor told nothing: then nobody can say that it was dark.</summary>
    private ImmutableArray<TimeSpan?> SeenAt { get; init; }

    private ImmutableArray<bool> Told { get; init; }

    private ImmutableArray<bool> Lit { get; init; }

    /// <summary>When lamps went on lately: four rounds.</summary>
    private ImmutableArray<(int Place, TimeSpan At)> Rises { get; init; } = [];

    /// <summary>The walk that goes on; null for none.</summary>
    private LampsBegan? Walk { get; init; }

    /// <summary>Takes a look.</summary>
    public WalkCheck See(TimeSpan uptime, ImmutableArray<LampColour?> colours)
    {
        var (seen, lit, rises) = (SeenAt, Lit, Rises);
        for (var i = 0; i < colours.Length; i++)
        {
            var isLit = colours[i] is not (null or LampColour.Dark);
            seen = colours[i] == LampColour.Dark ? seen : seen.SetItem(i, uptime);
            if (isLit && !lit[i] && lines.IndexOf(lamps[i].Name) is >= 0 and var place)
            {
                rises = rises.Length >= 4 * lines.Length ? rises[1..].Add((place, uptime)) : rises.Add((place, uptime));
            }

            lit = lit[i] == isLit ? lit : lit.SetItem(i, isLit);
        }

        return seen == SeenAt && lit == Lit ? this : this with { SeenAt = seen, Lit = lit, Rises = rises };
    }

    /// <summary>Takes what was recognised, and adds what it shows of the sensors.</summary>
    /// <param name="fact">What was recognised.</param>
    /// <param name="facts">Takes the faults.</param>
    public WalkCheck Take(Fact fact, ICollection<Fact> facts) => fact switch
    {
        LampsBegan { Group: "lines", Pattern: LampPattern.Walking } began => this with { Walk = began },
        LampsEnded { Group: "lines", Pattern: LampPattern.Walking } ended when Walk is { Period: { } step } walk => (this with { Walk = null }).Judge(walk.Since, ended.Lasted, step, facts),
        _ => this,
    };

    private WalkCheck Judge(TimeSpan began, TimeSpan lasted, TimeSpan step, ICollection<Fact> facts)
    {
        var places = lamps.Select(lamp => lines.IndexOf(lamp.Name)).ToList();
        var seen = Enumerable.Range(0, lamps.Length).Where(i => places[i] >= 0 && SeenAt[i] >= began).Select(i => places[i]).ToList();
        var trace = new WalkTrace(lines.Length, [.. Rises.Where(rise => rise.At >= began - Slack && rise.At <= began + lasted)]);
        var told = Told;
        for (var i = 0; i < lamps.Length; i++)
        {
            var place = places[i];
            if (place < 0 || seen.Contains(place))
            {
                told = place < 0 ? told : told.SetItem(i, false);
            }
            else if (!told[i] && trace.WentOver(place, step))
            {
                told = told.SetItem(i, true);
                facts.Add(new RigFault($"sensor of {lamps[i]}", "it was dark for it in a walk that went over it: look at its tube, and whether it sits over its lamp (phonerig station calibrate); where another phone's lamp is seen, it is this phone's lamp that is dead"));
            }
        }

        return this with { Told = told };
    }
}
