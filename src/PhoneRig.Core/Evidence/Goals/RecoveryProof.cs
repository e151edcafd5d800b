using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Goals;

/// <summary>
/// The proof that a phone runs the expected load (design section 5), folded from the timeline. A power-on or a factory reset begins it anew; a set that was
/// fetched whole before a power-on counts as fetched.
/// <list type="bullet">
/// <item><see cref="Proof.Inferred"/>: every archive of the set was served whole, then a newer DISCOVER came, then a configuration was
/// served, then no load or archive was asked for during 60 s. An archive asked for later undoes the DISCOVER and the configuration: the phone has more to do. So does a start that is seen in those 60 s, by the console or by another DISCOVER: the
/// configuration of that start counts.</item>
/// <item><see cref="Proof.Reported"/>: the phone named the expected load since the last archive (on its console, when it registered, on its web page), and a
/// configuration was served (the console names the load before there is an address, facts 1.2, so either order will do). Or it registered after the
/// configuration, and every archive had been served: a registration alone does not say with which load.</item>
/// <item>Where files are not seen (<see cref="ExpectedLoad.FilesUnseen"/>), <see cref="Proof.Reported"/> is the only proof: the phone named the
/// expected load, and its applications, which start after the configuration (facts 1.2), said something, showed their page or registered.</item>
/// <item>A phone that names another load proves nothing until it names the expected one; a default load's name (term70.default) is no other.</item>
/// </list>
/// </summary>
/// <remarks>
/// That is for the goals config-fetched and load. For registered, the console or the call manager told of a registration after the configuration, and the phone names no other
/// load (its configuration names this one, so it would have asked for it). For identified, a configuration was served, and the phone has named any load or been quiet.
/// </remarks>
/// <param name="expected">The load it is to run.</param>
/// <param name="model">The phone model, for its file names.</param>
/// <param name="goal">What is to be proven.</param>
public sealed class RecoveryProof(ExpectedLoad expected, PhoneModel model, GoalKind goal = GoalKind.ConfigFetched)
{
    /// <summary>How long no further load must be asked for (design section 5). A phone that wants another load asks at once after its configuration, and one whose server is away asks again within 55 s (facts 3.2: 16 s, then 20 to 39 s).</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    private readonly FileNames files = new(model);

    /// <summary>Nothing proven yet.</summary>
    public ProofState Start => Judge(new ProofState(), TimeSpan.Zero);

    /// <summary>Begins anew, on another boot: archives that were all fetched are in its flash, and need not be fetched again.</summary>
    public ProofState Anew(ProofState before) => Judge(Restarted(before), TimeSpan.Zero);

    /// <summary>Takes an entry or a tick. The wake-up is null while only an entry can bring the proof further.</summary>
    public Sensed<ProofState> Step(ProofState state, Input input)
    {
        var taken = input.Entry is { } entry ? Take(state, entry) : state;
        var next = ReferenceEquals(taken, state) && !(state.QuietAt <= input.Uptime) ? state : Judge(taken, input.Uptime);
        return new Sensed<ProofState>(next, [], next.Proof is null && next.QuietAt > input.Uptime && IsComplete(next) ? next.QuietAt : null);
    }

    private ProofState Take(ProofState state, Entry entry) => entry.Fact switch
    {
        PowerSwitched { On: true } or PersonAsked { Request.Kind: PersonRequestKind.PlugIn } => Restarted(state),
        ConsoleLine { Rule: ConsoleRuleNames.ResetBegun } => new ProofState(),
        TftpRequested requested => Requested(state, requested.File, entry),
        TftpProgress progress when Expected(progress.File) is { } archive => state with { Underway = state.Underway.SetItem(archive, progress.Bytes) },
        TftpCompleted completed => Completed(state, completed, entry),
        DhcpAsked { Message: "discover" } when state.QuietAt is not null => StartedAgain(state) with { Discover = state.Discover is null ? null : entry.Sequence },
        DhcpAsked { Message: "discover" } when !state.Served.IsEmpty && state.Discover is null => state with { Discover = entry.Sequence },
        ConsoleLine { Rule: ConsoleRuleNames.BootBanner or ConsoleRuleNames.Rebooting } when state.QuietAt is not null => StartedAgain(state),
        ConsoleLine line when FileNames.LoadNamedBy(line) is { } load && !IsMisread(load) => state with { Named = (load, entry.Sequence) },
        PhoneRegistered => RegisteredHere(Named(state, entry), entry),
        PhonePageRead page => Shown(state, page, entry),
        PhoneAlarm => Named(state, entry),
        ConsoleLine { Rule: ConsoleRuleNames.BootBanner } when expected.FilesUnseen => new ProofState(),
        ConsoleLine { Rule: ConsoleRuleNames.ApplicationsUp } when expected.FilesUnseen && state.Applications is null => state with { Applications = entry.Sequence },
        ConsoleLine { Rule: ConsoleRuleNames.Registered } => Registered(state, entry),
        _ => state,
    };

    /// <summary>Its applications run. An archive of the expected load, where it shows one in a load's place, is as good as the load's name.</summary>
    private ProofState Shown(ProofState state, PhonePageRead page, Entry entry)
    {
        var named = page.Load is { } archive && Expected(archive) is not null && FileNames.LoadNamedBy(page) is null
            ? state with { Named = (expected.LoadId, entry.Sequence) }
            : Named(state, entry);
        return expected.FilesUnseen ? named with { Applications = entry.Sequence } : named;
    }

    private static ProofState Named(ProofState state, Entry entry) => FileNames.LoadNamedBy(entry.Fact) is { } load ? state with { Named = (load, entry.Sequence) } : state;

    private ProofState Registered(ProofState state, Entry entry) => expected.FilesUnseen || state.Configuration is not null ? state with { Registered = entry.Sequence } : state;

    /// <summary>A phone that registers with the rig has the configuration that sends it there, also where the last acknowledgement of that was lost and its transfer does not end.</summary>
    private ProofState RegisteredHere(ProofState state, Entry entry) => goal != GoalKind.Registered && state.Named is { } named && IsExpected(named.Load)
        ? state with { Configuration = state.Configuration ?? entry.Sequence, Registered = entry.Sequence }
        : Registered(state, entry);

    private ProofState Restarted(ProofState before) => HasAll(before) ? new ProofState { Served = before.Served } : new ProofState();

    private ProofState Requested(ProofState state, string file, Entry entry) => files.KindOf(file) switch
    {
        FileKinds.Archive or FileKinds.DefaultLoad => Undone(state),
        FileKinds.Load when state.QuietAt is not null => state with { QuietAt = entry.Uptime + Quiet },
        _ => state,
    };

    private ProofState Completed(ProofState state, TftpCompleted completed, Entry entry)
    {
        if (Expected(completed.File) is { } archive)
        {
            return Undone(state) with { Served = state.Served.SetItem(archive, (entry.Sequence, completed.Bytes)), Underway = state.Underway.Remove(archive) };
        }

        return files.KindOf(completed.File) == FileKinds.Configuration && (state.Served.IsEmpty || state.Discover is not null)
            ? state with { Configuration = entry.Sequence, QuietAt = entry.Uptime + Quiet }
            : state;
    }

    /// <summary>It is quiet because it starts, and may have more to do.</summary>
    private static ProofState StartedAgain(ProofState state) => state with { Configuration = null, QuietAt = null, Registered = null };

    private static ProofState Undone(ProofState state) => state with { Discover = null, Configuration = null, QuietAt = null, Named = null, Registered = null };

    private ProofState Judge(ProofState state, TimeSpan now)
    {
        var missing = goal switch
        {
            GoalKind.Registered => Unregistered(state),
            GoalKind.Identified => state.QuietAt is not { } quiet ? "no configuration fetched" : now < quiet ? "it may still ask for a load" : null,
            _ => Missing(state, now),
        };
        Proof? proof = IsReported(state) ? Proof.Reported : missing is null ? Proof.Inferred : null;
        return state with { Proof = proof, Missing = proof is null ? missing : null };
    }

    private bool IsReported(ProofState state) => goal switch
    {
        GoalKind.Registered => Unregistered(state) is null,
        GoalKind.Identified => state.Named is not null && (expected.FilesUnseen || state.Configuration is not null),
        _ => IsLoadReported(state),
    };

    private string? Unregistered(ProofState state) => NamesAnother(state) is { } another ? another
        : state.Registered is not null ? null
        : state.Configuration is null ? "no configuration fetched yet"
        : "configuration fetched, the phone has not registered since";

    private string? NamesAnother(ProofState state) =>
        state.Named is { } named && !IsExpected(named.Load) ? $"the phone names the load {named.Load} instead of {expected.LoadId}" : null;

    private bool IsLoadReported(ProofState state) => expected.FilesUnseen
        ? state.Named is { } told && IsExpected(told.Load) && (state.Applications ?? state.Registered) is not null
        : state.Configuration is not null && (state.Named is { } named ? IsExpected(named.Load) : state.Registered is not null && HasAll(state));

    private string? Missing(ProofState state, TimeSpan now)
    {
        if (NamesAnother(state) is { } another)
        {
            return another;
        }

        if (expected.FilesUnseen)
        {
            return state.Named is null
                ? "the phone has not named its load yet, and what it fetches from the site's server is not seen"
                : $"the phone named the load {expected.LoadId}, but its applications have not started yet";
        }

        ImmutableArray<string> left = [.. expected.Archives.Where(archive => !state.Served.ContainsKey(archive))];
        if (!left.IsEmpty)
        {
            return $"{state.Served.Count} of {expected.Archives.Length} archives fetched, not yet {string.Join(", ", left)}";
        }

        return state.Discover is null ? "all archives fetched, the phone has not started again (no DHCP discover) since"
            : state.Configuration is null ? "all archives fetched and started again, no configuration fetched yet"
            : now < state.QuietAt ? $"configuration fetched; {ConditionPhrases.Of(Quiet)} without a further load asked for are not over"
            : null;
    }

    private bool IsComplete(ProofState state) => goal == GoalKind.Identified || (goal != GoalKind.Registered && IsLoadComplete(state));

    private bool IsLoadComplete(ProofState state) => HasAll(state) && state.Discover is not null && NamesAnother(state) is null;

    private bool HasAll(ProofState state) => !expected.Archives.IsEmpty && expected.Archives.All(state.Served.ContainsKey);

    private string? Expected(string file) => expected.Archives.FirstOrDefault(archive => string.Equals(archive, file, StringComparison.OrdinalIgnoreCase));

    private bool IsExpected(string load) => string.Equals(Bare(load), expected.LoadId, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name that is one slip off the expected one, as noise on the line makes it, says nothing either way: files fetched decide.</summary>
    private bool IsMisread(string load) =>
        !expected.FilesUnseen && !IsExpected(load) && NearestWord.Distance(Bare(load).ToUpperInvariant(), expected.LoadId.ToUpperInvariant()) == 1;

    private static string Bare(string load) => load.EndsWith(".loads", StringComparison.OrdinalIgnoreCase) ? load[..^".loads".Length] : load;
}
