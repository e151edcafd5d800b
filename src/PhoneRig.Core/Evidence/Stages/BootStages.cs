using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// The one place where boot stages are derived: a fold of entries and time into the set of stages that a phone may be in (design section 4).
/// Interlocks heed every member, displays the likeliest. The rules, by kind of evidence: <see cref="HandEvidence"/>, <see cref="ConsoleEvidence"/>,
/// <see cref="LampEvidence"/>, <see cref="NetworkEvidence"/>; for time: <see cref="StageTable"/>.
/// Downloading and Writing need a file of ours served: the rig's servers are the only ones on its segment.
/// </summary>
public sealed class BootStages : IDecider<BootState>
{
    /// <summary>What a phone may still show after its power was cut: its capacitors, and what was on its way through the rig.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(2);

    private readonly StageTable table;
    private readonly HandEvidence hands;
    private readonly ConsoleEvidence console;
    private readonly LampEvidence lamps;
    private readonly NetworkEvidence network;

    /// <summary>The fold for one phone model.</summary>
    public BootStages(PhoneModel model)
    {
        table = new StageTable(new Timings(model));
        hands = new HandEvidence(model, table);
        console = new ConsoleEvidence(table);
        lamps = new LampEvidence(table);
        network = new NetworkEvidence(new FileNames(model), table);
        Start = new BootState(table.Unknown(TimeSpan.Zero));
    }

    /// <summary>Before the first sighting every stage is possible, counted from the loop's start.</summary>
    public BootState Start { get; }

    /// <inheritdoc/>
    public Decided<BootState> Step(BootState state, Input input)
    {
        var next = state with { Claims = table.Pass(state.Claims, input.Uptime) };
        if (input.Entry is { } entry)
        {
            next = Take(next, entry);
        }

        var changed = next.Likeliest != state.Likeliest || !next.Possible.SequenceEqual(state.Possible);
        return new Decided<BootState>(next, changed ? [new StageChanged(next.Likeliest, next.Possible)] : [], [], Earliest.Of(next.Claims.Select(claim => claim.Until)));
    }

    private BootState Take(BootState state, Entry entry)
    {
        if (hands.Take(state, entry) is { } moved)
        {
            return moved;
        }

        if (IsLife(entry.Fact))
        {
            if (state.OffAt is { } off && state.AliveWhileOff is null)
            {
                if (Shown(entry) < off + Afterglow)
                {
                    return state;
                }

                state = state with { Claims = table.Pass(table.Unknown(off), entry.Uptime), AliveWhileOff = entry.Sequence };
            }

            state = state with { Claims = state.Claims.RemoveAll(claim => claim.Stage == BootStage.Off) };
        }
        else if (state.OffAt is not null && state.AliveWhileOff is null)
        {
            return state;
        }

        var next = entry.Fact switch
        {
            ConsoleLine { Rule: { } rule } => console.Take(state, rule, entry),
            LampsBegan began => lamps.Take(state, began, entry),
            NetworkSighting sighting => network.Take(state, sighting, entry),
            _ => state,
        };

        return next.Claims.IsEmpty ? next with { Claims = [table.Claim(BootStage.Silent, entry.Sequence, entry.Uptime)] } : next;
    }

    private static TimeSpan Shown(Entry entry) => entry.Fact is LampsBegan began ? began.Since : entry.Uptime;

    private static bool IsLife(Fact fact) => fact is ConsoleLine or DhcpAsked or TftpRequested or TftpProgress or TftpCompleted or LampsBegan { Pattern: not LampPattern.Dark };
}
