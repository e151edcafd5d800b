using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// The one place where boot stages are derived: a fold of entries and time into the set of stages that a phone may be in (design section 4).
/// Interlocks heed every member, displays the likeliest. The rules, by kind of evidence: <see cref="HandEvidence"/>, <see cref="ConsoleEvidence"/>,
/// <see cref="LampEvidence"/>, <see cref="NetworkEvidence"/>; for power: <see cref="FeedWatch"/>; for time: <see cref="StageTable"/>.
/// What other servers than the rig's give to a phone is not seen: see <see cref="UnseenTransfers"/>.
/// </summary>
public sealed class BootStages : IDecider<BootState>
{
    private readonly StageTable table;
    private readonly FeedWatch watch;
    private readonly HandEvidence hands;
    private readonly ConsoleEvidence console;
    private readonly LampEvidence lamps;
    private readonly NetworkEvidence network;

    /// <summary>The fold for one phone model.</summary>
    /// <param name="model">The phone model.</param>
    /// <param name="network">Whose servers are on its segment; null: the rig's alone.</param>
    public BootStages(PhoneModel model, NetworkConfig? network = null)
    {
        var unseen = UnseenTransfers.On(network);
        var files = new FileNames(model);
        table = new StageTable(model, unseen);
        watch = new FeedWatch(model);
        hands = new HandEvidence(model, table);
        console = new ConsoleEvidence(files, table, unseen);
        lamps = new LampEvidence(table);
        this.network = new NetworkEvidence(files, table, unseen);
        Start = new BootState(table.Unknown(TimeSpan.Zero));
    }

    /// <summary>Before the first sighting every stage is possible, counted from the loop's start.</summary>
    public BootState Start { get; }

    /// <inheritdoc/>
    public Decided<BootState> Step(BootState state, Input input)
    {
        var next = state with { Feed = watch.Step(state.Feed, input), Claims = table.Pass(state.Claims, input.Uptime) };
        if (state.Feed.IsOff && next.Feed is { On: false, Disproof: not null, OffAt: { } off })
        {
            // It lives, so what it did since the cut nobody knows.
            next = next with { Claims = table.Pass(table.Unknown(off), input.Uptime).RemoveAll(claim => claim.Stage == BootStage.Off) };
        }

        if (next.Leases.OverdueAt(table.LeasePause) is { } overdue && overdue <= input.Uptime)
        {
            next = next with { Claims = StageTable.Add(next.Claims, table.Unseen(null, overdue)), Leases = FruitlessLeases.None };
        }

        if (next.AsksAgainAt is { } again && again <= input.Uptime)
        {
            next = next with { Claims = table.UnseenLoad(null, again).Aggregate(next.Claims, StageTable.Add), AsksAgainAt = null };
        }

        if (input.Entry is { } entry)
        {
            next = WithProofs(Take(next, state.Feed, entry), entry);
        }

        var changed = next.Likeliest != state.Likeliest || !next.Possible.SequenceEqual(state.Possible);
        return new Decided<BootState>(next, changed ? [new StageChanged(next.Likeliest, next.Possible)] : [], [], WakeAt(next, input.Uptime));
    }

    private BootState Take(BootState state, Feed before, Entry entry)
    {
        if (hands.Take(state, before, entry) is { } moved)
        {
            return moved;
        }

        // Off: what it shows is its afterglow, unless the relay is about to close and the rig has only not heard of it yet.
        if (state.Feed.IsOff && !(FeedWatch.IsLife(entry.Fact) && state.Feed.IsClosing))
        {
            return state;
        }

        if (FeedWatch.IsLife(entry.Fact))
        {
            state = Something(state with { Claims = state.Claims.RemoveAll(claim => claim.Stage == BootStage.Off) }, entry);
        }

        var next = entry.Fact switch
        {
            ConsoleLine { Rule: not null } line => console.Take(state, line, entry),
            LampsBegan began => lamps.Take(state, began, entry),
            NetworkSighting sighting => network.Take(state, sighting, entry),
            PossibleSighting { Sighting: NetworkSighting sighting } => network.MayBe(state, sighting, entry),
            _ => state,
        };

        return Something(next, entry);
    }

    /// <summary>A phone is always in some stage: where everything else is disproved, nothing more is heard of it.</summary>
    private BootState Something(BootState state, Entry entry) =>
        state.Claims.IsEmpty ? state with { Claims = [table.Claim(BootStage.Silent, entry.Sequence, entry.Uptime)] } : state;

    private TimeSpan? WakeAt(BootState state, TimeSpan now)
    {
        var proven = watch.ProvenAt(state.Feed);
        return Earliest.Of(proven > now ? proven : null, Earliest.Of(state.Claims, claim => claim.Until), state.Leases.OverdueAt(table.LeasePause), state.AsksAgainAt);
    }

    private static BootState WithProofs(BootState state, Entry entry)
    {
        var proofs = state.Proofs.RemoveRange(state.Proofs.Keys.Where(proof => state.Claims.All(claim => claim.Proof != proof)));
        return state with { Proofs = state.Claims.Any(claim => claim.Proof == entry.Sequence) ? proofs.SetItem(entry.Sequence, entry.Fact) : proofs };
    }
}
