using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// Learns what a phone's loader takes from what it asked for, took and refused (facts 7.1), and from what its console names; never from hope.
/// A load that it has fetched whole and started again with is the new one, of which nothing is known but its name.
/// </summary>
/// <param name="plan">The sets, and the ladder that they are rungs of.</param>
internal sealed class ResidentFold(RecoveryPlan plan)
{
    private readonly FileNames files = new(plan.Model);

    /// <summary>What the console told before the run.</summary>
    public Resident Start(StationContext context) =>
        context.Heard.TryGetValue(ConsoleRuleNames.LoadValidated, out var named) ? Take(Resident.Unknown, named, context) : Resident.Unknown;

    /// <summary>Takes one entry; the context has already taken it.</summary>
    public Resident Take(Resident state, Entry entry, StationContext context) => entry.Fact switch
    {
        ConsoleLine line when FileNames.LoadNamedBy(line) is { } load => Named(state, load),
        ConsoleLine { Rule: ConsoleRuleNames.SignatureBad } => Refuses(state),
        ConsoleLine { Rule: ConsoleRuleNames.BootBanner } or PowerSwitched { On: true } => Started(state),
        DhcpAsked asked => (asked.Message == "discover" ? Started(state) : state) with { Vendor = asked.Vendor ?? state.Vendor },
        TftpRequested requested => Requested(state, requested.File),
        TftpCompleted completed => Completed(state, completed.File, context),
        _ => state,
    };

    /// <summary>A diagnosis says that the phone does not take what it was offered, where all that helps against it is another set.</summary>
    public Resident Take(Resident state, Diagnosis diagnosis) =>
        !diagnosis.Remedies.IsEmpty && diagnosis.Remedies.All(remedy => remedy.Firmware != Attempt.Goal) ? Refuses(state) : state;

    private static Resident Named(Resident state, string load) => string.Equals(state.Load, load, StringComparison.OrdinalIgnoreCase)
        ? state with { NamedByItself = true }
        : state with { Load = load, NamedByItself = true, Took = [], Refused = [] };

    private Resident Refuses(Resident state)
    {
        if (state.Offered is not { } offered || !state.Fetched.IsEmpty || plan.Ladders.RungOf(offered) is not { } rung || state.Took.Contains(rung))
        {
            return state;
        }

        // It was only thought to have started with that load, which would have taken this one: its flash has kept nothing of it.
        var mistaken = !state.NamedByItself && state.Load is { } load && plan.Ladders.RungOf(load) is { } own && plan.Ladders.Takes(own, rung);
        return mistaken ? state with { Load = null, Took = [], Refused = [rung] } : state with { Refused = state.Refused.Add(rung) };
    }

    private static Resident Started(Resident state) => state.Whole is { } load
        ? state with { Load = load, NamedByItself = false, Took = [], Refused = [], Offered = null, Whole = null, Changes = state.Changes + 1 }
        : state;

    private Resident Requested(Resident state, string file) => files.KindOf(file) switch
    {
        FileKinds.DefaultLoad => state with { DefaultLoad = file },
        FileKinds.Archive when state.Offered is { } offered && plan.Ladders.RungOf(offered) is { } rung => state with { Took = state.Took.Add(rung), Refused = state.Refused.Remove(rung) },
        _ => state,
    };

    private Resident Completed(Resident state, string file, StationContext context)
    {
        switch (files.KindOf(file))
        {
            case FileKinds.DefaultLoad:
                return state with { Offered = plan.Sets.GetValueOrDefault(context.Serving ?? Attempt.Goal)?.LoadId, Fetched = state.Fetched.Clear() };
            case FileKinds.Load:
                return state with { Offered = file[..^".loads".Length], Fetched = state.Fetched.Clear() };
            case FileKinds.Archive when state.Offered is { } offered:
                var fetched = state.Fetched.Add(file);
                var whole = plan.Sets.Values.Any(set => string.Equals(set.LoadId, offered, StringComparison.OrdinalIgnoreCase) && set.Archives.All(fetched.Contains));
                return state with { Fetched = fetched, Whole = whole ? offered : state.Whole, Rewrites = state.Rewrites + (whole && state.Whole is null ? 1 : 0) };
            case FileKinds.Configuration:
                return state with { Arrived = state.Changes };
            default:
                return state;
        }
    }
}
