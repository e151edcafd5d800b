using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// Measures a station's lamps: first with the phone off, then in the walk with which every boot begins, and which is amber (facts 0.2, 1.2). A fold over looks. It finds the walk by lit
/// and dark alone, so that a sensor whose colours are all wrong is measured too.
/// </summary>
public sealed record LampSurvey
{
    /// <summary>Looks at the dark before it counts as measured: half a second at 20 Hz.</summary>
    private const int DarkLooks = 10;

    /// <summary>Of the looks at a lit lamp these count: at least this part of the brightest, so that no look at a change does.</summary>
    private const double Whole = 0.85;

    /// <summary>Lamps of a group that were measured agree where their odds lie this close together: a fifth of the way from amber to red.</summary>
    private const double Agree = 0.25;

    private readonly LampPatternRecogniser recogniser;
    private readonly ImmutableArray<string> lines;

    private LampSurvey(PhoneModel model, ImmutableArray<Lamp> lamps)
    {
        recogniser = new LampPatternRecogniser(model, lamps);
        lines = model.Lamps.GetValueOrDefault("lines", []);
        Lamps = lamps;
        Dark = [.. lamps.Select(_ => ImmutableArray<LampCounts>.Empty)];
        Lit = [.. lamps.Select(_ => ImmutableArray<LampLook>.Empty)];
        Shone = [.. lamps.Select(_ => false)];
        Beside = [.. lamps.Select(_ => 0)];
        State = recogniser.Start;
    }

    /// <summary>The lamps, in the order of the looks.</summary>
    public ImmutableArray<Lamp> Lamps { get; }

    /// <summary>When the walk began; null before it was recognised.</summary>
    public TimeSpan? WalkBegan { get; private init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public TimeSpan? WalkEnded { get; private init; }

    /// <summary>Its time on a lamp.</summary>
    public TimeSpan? Step { get; private init; }

    /// <summary>When time alone may change something.</summary>
    public TimeSpan? WakeAt => State.WakeAt;

    /// <summary>True once every lamp that can be read was looked at in the dark for long enough; what could not be read by then cannot be.</summary>
    public bool HasDark => DarkLooked >= DarkLooks;

    /// <summary>Looks at the dark so far.</summary>
    public int DarkLooked { get; private init; }

    /// <summary>
    /// The end of the walk that is surely amber: two rounds, 8 s. A brick's walk goes on, and turns green once it has an address (facts 1.3), for which it first looks for a voice VLAN for 10 s (facts 1.4).
    /// </summary>
    public TimeSpan? AmberUntil => WalkBegan + (Step * lines.Length * 2);

    /// <summary>True once the walk has gone round twice, or has been over for a round: lamps that nobody sees make it look over for a while.</summary>
    /// <param name="now">Uptime.</param>
    public bool HasWalk(TimeSpan now) => now >= AmberUntil || now >= WalkEnded + (Step * lines.Length);

    private ImmutableArray<ImmutableArray<LampCounts>> Dark { get; init; }

    /// <summary>The looks at which each lamp was lit.</summary>
    private ImmutableArray<ImmutableArray<LampLook>> Lit { get; init; }

    /// <summary>Whether each was lit while the phone was off, or its sensor saturated.</summary>
    private ImmutableArray<bool> Shone { get; init; }

    private ImmutableArray<int> Beside { get; init; }

    private ImmutableArray<LampMeasure?> Measured { get; init; }

    private LampState State { get; init; }

    /// <summary>When the walk was recognised last: it is again, after lamps that nobody sees.</summary>
    private TimeSpan LastBegan { get; init; }

    /// <summary>Nothing seen yet.</summary>
    /// <param name="model">The phone.</param>
    /// <param name="lamps">The lamps that are looked at.</param>
    public static LampSurvey Of(PhoneModel model, ImmutableArray<Lamp> lamps) => new(model, lamps);

    /// <summary>Takes a look while the phone is off.</summary>
    public LampSurvey SeeDark(LampLook look) => this with
    {
        DarkLooked = DarkLooked + 1,
        Dark = [.. Dark.Select((looks, i) => look.CountsOf(i) is { Saturated: false } counts ? looks.Add(counts) : looks)],
        Shone = [.. Shone.Select((shone, i) => shone || look.Colours[i] == LampColour.Lit || look.CountsOf(i) is { Saturated: true })],
    };

    /// <summary>The dark is measured; what comes now is the phone's start.</summary>
    public LampSurvey Begin() => this with { Measured = [.. Dark.Select(DarkOf)] };

    /// <summary>Takes a look at the phone's start.</summary>
    public LampSurvey SeeStart(LampLook look)
    {
        ImmutableArray<LampColour?> frame = [.. Lamps.Select((_, i) => LitOrDark(look, i))];
        var anyLit = frame.Contains(LampColour.Lit);
        var next = this with
        {
            Lit = [.. Lit.Select((looks, i) => frame[i] == LampColour.Lit && !(look.Uptime >= AmberUntil) ? looks.Add(look) : looks)],
            Beside = [.. Beside.Select((most, i) => anyLit && frame[i] == LampColour.Dark && Excess(look, i) is { } excess ? Math.Max(most, excess) : most)],
        };
        return next.Take(recogniser.Step(State, new LampFrame(look.Uptime, frame)));
    }

    /// <summary>Lets time pass.</summary>
    public LampSurvey Pass(TimeSpan uptime) => Take(recogniser.Step(State, uptime));

    /// <summary>What is known of each lamp now.</summary>
    public ImmutableArray<LampSurveyed> Result()
    {
        ImmutableArray<LampSurveyed> alone = [.. Lamps.Select((lamp, i) => new LampSurveyed(lamp, Of(i), LookOf(i), Shone[i]))];
        var measured = alone.Where(one => lines.Contains(one.Lamp.Name) && one.Measure is { Lamp: not null }).Select(one => one.Measure!).ToList();
        if (measured.Count < 2 || Spread(measured) > Agree)
        {
            return alone;
        }

        var (amber, blue, lit) = (measured.Average(one => one.Seen[LampColour.Amber]), measured.Max(one => one.Blue), (int)measured.Average(one => one.Lamp!.Value));
        return
        [
            .. alone.Select(one => one.Look == WalkLook.NotReached && one.Measure is { } dark
                ? one with { Measure = dark with { Seen = dark.Seen.SetItem(LampColour.Amber, amber), Blue = blue, Lamp = lit } }
                : one),
        ];
    }

    private LampSurvey Take(Sensed<LampState> step)
    {
        var next = this with { State = step.State };
        foreach (var fact in step.Facts)
        {
            next = fact switch
            {
                LampsBegan { Group: "lines", Pattern: LampPattern.Walking } began when next.WalkBegan is null => next with { WalkBegan = began.Since, LastBegan = began.Since, Step = began.Period },
                LampsBegan { Group: "lines", Pattern: LampPattern.Walking } again when again.Since - next.WalkEnded <= next.Step * lines.Length => next with { LastBegan = again.Since, WalkEnded = null },
                LampsEnded { Group: "lines", Pattern: LampPattern.Walking } ended when next.WalkEnded is null => next with { WalkEnded = next.LastBegan + ended.Lasted },
                _ => next,
            };
        }

        return next;
    }

    private LampMeasure? DarkOf(ImmutableArray<LampCounts> looks)
    {
        if (looks.Length < DarkLooks / 2)
        {
            return null;
        }

        var sums = looks.Select(look => look.Red + look.Green).Order().ToList();
        return new LampMeasure(new LampCounts(Middle(looks, look => look.Red), Middle(looks, look => look.Green), Middle(looks, look => look.Blue)), sums[^1] - sums[0]);
    }

    private static int Middle(ImmutableArray<LampCounts> looks, Func<LampCounts, int> channel) => looks.Select(channel).Order().ElementAt(looks.Length / 2);

    private LampColour? LitOrDark(LampLook look, int lamp) => look.Counts.IsEmpty
        ? look.Colours[lamp]
        : Excess(look, lamp) is { } excess ? excess >= Measured[lamp]!.Floor ? LampColour.Lit : LampColour.Dark : null;

    private int? Excess(LampLook look, int lamp) => look.CountsOf(lamp) is { Saturated: false } counts && Measured[lamp] is { } measure
        ? counts.Red + counts.Green - measure.Dark.Red - measure.Dark.Green
        : null;

    private LampMeasure? Of(int lamp)
    {
        if (Measured.IsDefault || Measured[lamp] is not { } measure)
        {
            return null;
        }

        measure = measure with { Beside = Beside[lamp] };
        var looks = InWalk(lamp).Select(look => look.CountsOf(lamp)!.Value).ToList();
        var brightest = looks.Select(look => look.Red + look.Green).DefaultIfEmpty().Max();
        return looks.Count == 0 ? measure : measure.With(LampColour.Amber, [.. looks.Where(look => look.Red + look.Green >= brightest * Whole)]);
    }

    private IEnumerable<LampLook> InWalk(int lamp) => WalkBegan is { } began && lines.Contains(Lamps[lamp].Name)
        ? Lit[lamp].Where(look => look.Uptime >= began && look.Uptime < AmberUntil && !(look.Uptime >= WalkEnded))
        : [];

    private WalkLook LookOf(int lamp)
    {
        var place = lines.IndexOf(Lamps[lamp].Name);
        if (place < 0)
        {
            return WalkLook.NoLine;
        }

        if (WalkBegan is null || Step is not { } step)
        {
            return WalkLook.NotReached;
        }

        if (InWalk(lamp).Any())
        {
            return WalkLook.Seen;
        }

        return new WalkTrace(lines.Length, [.. Enumerable.Range(0, Lamps.Length).SelectMany(other => Rises(other, step)).OrderBy(rise => rise.At)]).WentOver(place, step) ? WalkLook.Missed : WalkLook.NotReached;
    }

    /// <summary>When a lamp went on in the walk: a lit look a step and a half after the last is of the next round.</summary>
    private IEnumerable<(int Place, TimeSpan At)> Rises(int lamp, TimeSpan step)
    {
        TimeSpan? last = null;
        foreach (var look in InWalk(lamp))
        {
            if (!(look.Uptime - last < step * 1.5))
            {
                yield return (lines.IndexOf(Lamps[lamp].Name), look.Uptime);
            }

            last = look.Uptime;
        }
    }

    private static double Spread(List<LampMeasure> measured)
    {
        var odds = measured.Select(one => Math.Log(one.Seen[LampColour.Amber] / (1 - one.Seen[LampColour.Amber]))).ToList();
        return odds.Max() - odds.Min();
    }
}
