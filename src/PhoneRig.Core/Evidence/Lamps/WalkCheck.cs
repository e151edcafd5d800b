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

    /// <summary>How many rounds are looked back on: where half of the sensors are blind, a walk ends for them in each round, and the next round shows that it went on.</summary>
    private const int Rounds = 4;

    /// <summary>How its faults name a sensor; the lamp's name follows.</summary>
    public const string Part = "sensor of ";

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

    /// <summary>When lamps went on lately: <see cref="Rounds"/>.</summary>
    private ImmutableArray<(int Place, TimeSpan At)> Rises { get; init; } = [];

    /// <summary>The walk that goes on; null for none.</summary>
    private LampsBegan? Walk { get; init; }

    /// <summary>Takes a look.</summary>
    public WalkCheck See(TimeSpan uptime, ImmutableArray<LampColour?> colours)
    {
        var (lit, rises) = (Lit, Rises);
        ImmutableArray<TimeSpan?>.Builder? now = null;
        for (var i = 0; i < colours.Length; i++)
        {
            var isLit = colours[i] is not (null or LampColour.Dark);
            if (colours[i] != LampColour.Dark)
            {
                (now ??= SeenAt.ToBuilder())[i] = uptime;
            }

            if (isLit && !lit[i] && lines.IndexOf(lamps[i].Name) is >= 0 and var place)
            {
                rises = rises.Length >= Rounds * lines.Length ? rises[1..].Add((place, uptime)) : rises.Add((place, uptime));
            }

            lit = lit[i] == isLit ? lit : lit.SetItem(i, isLit);
        }

        return now is null && lit == Lit ? this : this with { SeenAt = now?.MoveToImmutable() ?? SeenAt, Lit = lit, Rises = rises };
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
        var trace = TraceOf(began - Slack, began + lasted);
        var rounds = TraceOf(began - Slack - (step * lines.Length * (Rounds - 1)), began + lasted);
        var since = rounds.Rises.IsEmpty ? began : rounds.Rises[0].At;
        var told = Told;
        for (var i = 0; i < lamps.Length; i++)
        {
            var place = places[i];
            if (place >= 0 && SeenAt[i] >= began)
            {
                told = told.SetItem(i, false);
            }
            else if (place >= 0 && !told[i] && (trace.WentOver(place, step) || (!(SeenAt[i] >= since) && rounds.WentOver(place, step))))
            {
                told = told.SetItem(i, true);
                facts.Add(new RigFault($"{Part}{lamps[i]}", "it was dark for it in a walk that went over it: look at its tube, and whether it sits over its lamp (phonerig station calibrate); where another phone's lamp is seen, it is this phone's lamp that is dead"));
            }
        }

        return this with { Told = told };
    }

    private WalkTrace TraceOf(TimeSpan from, TimeSpan until) => new(lines.Length, [.. Rises.Where(rise => rise.At >= from && rise.At <= until)]);
}
