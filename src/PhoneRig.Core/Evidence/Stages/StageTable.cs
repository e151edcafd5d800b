using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>How long each stage lasts at the most, and what comes after it when nothing more is seen.</summary>
/// <param name="model">The phone model.</param>
/// <param name="unseen">What of its transfers is not seen; null for nothing of what the rig serves.</param>
internal sealed class StageTable(PhoneModel model, UnseenTransfers? unseen = null)
{
    /// <summary>All stages: what a phone may be doing that nobody has watched before.</summary>
    public ImmutableArray<StageClaim> Unknown(TimeSpan since) =>
        [Claim(Silent, null, since), .. Enum.GetValues<BootStage>().Where(stage => stage != Silent).Select(stage => Claim(stage, null, since))];

    /// <summary>The walk of a boot without a code.</summary>
    public TimeSpan NormalWalk => Timings.NormalWalk(model);

    /// <summary>The bound of a stage; null for none.</summary>
    public TimeSpan? Longest(BootStage stage) => stage switch
    {
        Starting => Timings.PowerOnToWalk(model) + Timings.NormalWalk(model),
        AwaitingCode => Timings.CodeWindow(model),
        Erasing => Timings.SoftErase(model),
        Formatting => Timings.Format(model),
        SeekingLease => Timings.DhcpDelay(model) + (Timings.DhcpRetry(model) * 2), // one DISCOVER may be lost
        Downloading => Timings.TftpGiveUp(model) + Timings.TftpRetry(model),
        Writing => Timings.WriteGap(model),
        SeekingConfig => Timings.TftpGiveUp(model) + Timings.TftpRetry(model),
        _ => null,
    };

    /// <summary>How long a load may be fetched and written of which nothing is seen: until the phone gives it up by itself, with the last request that it began before.</summary>
    private TimeSpan LongestUnseen => Timings.DownloadLimit(model) + Timings.TftpGiveUp(model) + Timings.TftpRetry(model);

    /// <summary>What a stage may have gone over to when its time is up.</summary>
    private static ImmutableArray<BootStage> After(BootStage stage) => stage switch
    {
        Starting => [SeekingLease, Silent],
        AwaitingCode => [Starting], // facts 11.7: a fresh boot, or what looks like one
        Erasing => [SeekingLease, Starting],
        Formatting => [Starting, Silent], // it restarts by itself (facts 2.1), or it never will
        SeekingLease => [Silent],
        Downloading => [Silent],
        Writing => [Starting, SeekingLease], // it restarts with its new load (facts 3.1)
        SeekingConfig => [Registering, Silent],
        _ => [],
    };

    /// <summary>A claim from now on.</summary>
    public StageClaim Claim(BootStage stage, long? proof, TimeSpan now) => new(stage, proof, now, now + Longest(stage));

    /// <summary>A download from another server than the rig's, from now on.</summary>
    public StageClaim Unseen(long? proof, TimeSpan now) => new(Downloading, proof, now, now + LongestUnseen);

    /// <summary>How soon after a lease a DISCOVER shows that nothing was fetched with it: half as long again as between two DISCOVERs (facts 1.4: about 20 s), no time for a load.</summary>
    public TimeSpan LeasePause => Timings.DhcpRetry(model) * 1.5;

    /// <summary>The shortest pause before a phone asks again.</summary>
    public TimeSpan SoonestRetry => Timings.SoonestTftpRetry(model);

    /// <summary>The claims of a load that is fetched and written where nothing is seen of it: the next archive may follow each that was written.</summary>
    public ImmutableArray<StageClaim> UnseenLoad(Entry entry) => UnseenLoad(entry.Sequence, entry.Uptime);

    /// <summary>The same from a moment on, of which an entry may be the proof.</summary>
    public ImmutableArray<StageClaim> UnseenLoad(long? proof, TimeSpan from) => [Unseen(proof, from), new(Writing, proof, from, from + LongestUnseen + Longest(Writing))];

    /// <summary>The claims that an entry makes, the likeliest first; what was claimed before is disproved, except <paramref name="kept"/>.</summary>
    public ImmutableArray<StageClaim> Only(Entry entry, ReadOnlySpan<BootStage> stages, params IEnumerable<StageClaim?> kept)
    {
        var claims = ImmutableArray.CreateBuilder<StageClaim>();
        foreach (var stage in stages)
        {
            claims.Add(Claim(stage, entry.Sequence, entry.Uptime));
        }

        claims.AddRange(kept.OfType<StageClaim>().Where(claim => claims.All(other => other.Stage != claim.Stage)).ToArray());
        return claims.DrainToImmutable();
    }

    /// <summary>Claims a stage beside what is claimed already: disproves nothing, and puts off its end where it was claimed before.</summary>
    public static ImmutableArray<StageClaim> Add(ImmutableArray<StageClaim> claims, StageClaim more)
    {
        var old = claims.FirstOrDefault(claim => claim.Stage == more.Stage);
        return old is null ? claims.Add(more)
            : old.Until < more.Until ? claims.Replace(old, old with { Proof = more.Proof, Until = more.Until })
            : claims;
    }

    /// <summary>Lets time pass: a stage whose bound is over makes way for what comes after it.</summary>
    public ImmutableArray<StageClaim> Pass(ImmutableArray<StageClaim> claims, TimeSpan now)
    {
        while (claims.Where(claim => claim.Until <= now).MinBy(claim => claim.Until) is { } over)
        {
            var rest = claims.Remove(over);
            claims = [.. rest, .. After(over.Stage).Where(stage => rest.All(claim => claim.Stage != stage)).Select(stage => Claim(stage, null, over.Until!.Value))];
            if (FetchesUnseenAfter(over.Stage) && claims.All(claim => claim.Stage != Downloading))
            {
                claims = claims.Add(Unseen(null, over.Until!.Value));
            }
        }

        return claims;
    }

    /// <summary>Where neither leases nor files are the rig's, a phone that got by unheard may be fetching after its start, or once it has an address.</summary>
    private bool FetchesUnseenAfter(BootStage stage) => unseen is { Files: true, Leases: true } && (stage is Starting or SeekingLease);
}
