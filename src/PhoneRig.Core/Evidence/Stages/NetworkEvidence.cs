using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What DHCP and TFTP say, and what tells that a phone runs. A phone that talks does not format.</summary>
internal sealed class NetworkEvidence(FileNames files, StageTable table, UnseenTransfers unseen)
{
    /// <summary>From a DISCOVER to its lease (facts 1.4: 5 s).</summary>
    private static readonly TimeSpan HandshakeLasts = TimeSpan.FromSeconds(5);

    public BootState Take(BootState state, NetworkSighting sighting, Entry entry) => sighting switch
    {
        DhcpAsked { Message: "discover" } => Talks(state) with { Claims = table.Only(entry, [SeekingLease], AboutToFetch(state, entry)), Leases = state.Leases.Asked(entry.Uptime, table.LeasePause) },
        DhcpAsked asked => Asked(Talks(state), asked, entry),
        // With its lease it may ask for a load at any moment: between that and the rig's hearing of it, nobody may cut its power.
        DhcpAnswered { Message: "ack" } when state.Likeliest == SeekingLease => Leased(state, entry),
        TftpRequested requested => Requested(Talks(state) with { Leases = FruitlessLeases.None }, requested.File, entry),
        TftpProgress progress when files.IsLoad(progress.File) => Talks(state) with { Claims = Fetching(state, entry) },
        TftpCompleted completed => Completed(Talks(state), completed.File, entry),
        TftpRefused refused => Refused(Talks(state), refused.File, entry),
        TftpFailed failed when files.IsLoad(failed.File) => state with { Claims = Fetching(state, entry) },
        PhoneRegistered => Talks(state) with { Claims = table.Only(entry, [Registered]) },
        PhoneUnregistered gone => Unregistered(state, gone, entry),
        PhoneAlarm => Talks(state) with { Claims = table.Only(entry, [Registering]) },
        // Its applications run; whether it is registered the page does not say.
        PhonePageRead when state.Likeliest is not Registered => Talks(state) with { Claims = table.Only(entry, [Registering]) },
        _ => state,
    };

    /// <summary>
    /// Traffic of nobody known that may be this phone's: whatever it would claim of its flash is claimed beside the rest, and nothing is
    /// disproved by it. It does not reach a phone whose relay is open: there is no power to cut then.
    /// </summary>
    public BootState MayBe(BootState state, NetworkSighting sighting, Entry entry) => state with
    {
        Claims = Take(state, sighting, entry).Claims.Where(claim => claim.IsWrite && claim.Proof == entry.Sequence).Aggregate(state.Claims, StageTable.Add),
    };

    private static BootState Talks(BootState state) => state with
    {
        Code = null,
        Claims = state.Claims.RemoveAll(claim => claim.Stage is Erasing or Formatting),
    };

    /// <summary>A request without a DISCOVER is a boot with a remembered lease, or a renewal in the middle of something.</summary>
    private BootState Asked(BootState state, DhcpAsked asked, Entry entry) =>
        asked.Message != "request" || (!state.Claims.IsEmpty && state.Likeliest is Downloading or Writing or SeekingConfig or Registering or Registered)
            ? state
            : unseen.Leases ? Leased(state, entry)
            : state with { Claims = table.Only(entry, [SeekingLease]) };

    /// <summary>
    /// Nobody had watched this phone before its first DISCOVER: its lease and a download that is not seen may follow within the time that a cut
    /// takes. Later ones come of a phone that has given a transfer up, and let a run go on.
    /// </summary>
    private StageClaim? AboutToFetch(BootState state, Entry entry) => unseen.Files && state.Claim(Downloading) is { Proof: null }
        ? new(Downloading, entry.Sequence, entry.Uptime, entry.Uptime + HandshakeLasts)
        : null;

    /// <summary>
    /// It may be asking a server that is not the rig's: the site's, or an earlier owner's alternate one. It does until the first request to the
    /// rig's own disproves it, or the longest download is over. Where leases are not the rig's, the request is the last that is heard. One that takes lease
    /// after lease in vain is not taken to fetch, unless its next DISCOVER stays away.
    /// </summary>
    private BootState Leased(BootState state, Entry entry) => state with
    {
        Leases = state.Leases.Leased(entry.Uptime),
        Claims = table.Only(
            entry,
            [SeekingLease, SeekingConfig],
            unseen.Files ? table.UnseenLoad(entry) : state.Leases.IsHabit ? [] : [table.Unseen(entry.Sequence, entry.Uptime)]),
    };

    /// <summary>
    /// It goes to start again, or nobody knows: how long it had been silent by then is the registrar's patience, and whatever it did meanwhile that the rig
    /// serves was seen.
    /// </summary>
    private BootState Unregistered(BootState state, PhoneUnregistered gone, Entry entry) => !gone.Lost || state.Likeliest == Registered
        ? state with { Claims = table.Only(entry, gone.Lost ? [Silent, Starting, Registering] : [Starting, Registering, SeekingLease], unseen.Files ? table.UnseenLoad(entry) : []) }
        : state;

    private BootState Requested(BootState state, string file, Entry entry) =>
        files.IsLoad(file) ? state with { Claims = Fetching(state, entry) }
        : files.KindOf(file) is not null ? state with { Claims = table.Only(entry, [SeekingConfig], state.Claim(Writing)) }
        : state;

    private BootState Completed(BootState state, string file, Entry entry) => files.KindOf(file) switch
    {
        FileKinds.Archive => state with { Claims = table.Only(entry, [Writing, Downloading]) },
        FileKinds.Configuration => state with { Claims = table.Only(entry, [Registering, SeekingConfig], state.Claim(Writing)) },
        FileKinds.TrustList => state with { Claims = table.Only(entry, [SeekingConfig], state.Claim(Writing)) },
        _ => files.IsLoad(file) ? state with { Claims = Fetching(state, entry) } : state,
    };

    /// <summary>A load that was refused is not being fetched, however often the phone asks: else it could never be switched off.</summary>
    private BootState Refused(BootState state, string file, Entry entry) =>
        files.IsLoad(file) ? state with { Claims = table.Only(entry, [SeekingLease, Silent], state.Claim(Writing)) }
        : files.KindOf(file) is not null ? state with { Claims = table.Only(entry, [SeekingConfig], state.Claim(Writing)) }
        : state;

    private ImmutableArray<StageClaim> Fetching(BootState state, Entry entry) => table.Only(entry, [Downloading], state.Claim(Writing));
}
