using System.Collections.Immutable;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Captures;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Doctor;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Supervision;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>A rig in this process with all that outlives it: its journal, and what is kept beside it. In virtual time nothing outlives it.</summary>
public sealed class OwnedRig : IOwnedRig
{
    private const long Megabyte = 1_000_000;

    private readonly IWorld world;
    private readonly LiveRig live;
    private readonly SqliteJournal? journal;
    private readonly RawSamples? raw;
    private readonly PacketCapture? capture;
    private readonly AppliedKeeper? applied;

    private OwnedRig(RigOpening opening, RigPlan plan)
    {
        world = WorldFactory.Open(plan.Rig, new Seed(plan.Seed), plan.Speed, opening.Computation ? null : opening.State);
        try
        {
            if (!opening.Computation)
            {
                var identity = new JournalIdentity(plan.Rig.Rig, plan.Rig.Simulated, plan.Rig.Simulated ? plan.Seed : null);
                journal = SqliteJournal.Open(opening.State.Journal, identity, world.Loop);
                var name = plan.Rig.Simulated ? $"{plan.Rig.Rig} (simulated)" : plan.Rig.Rig;
                var keep = plan.Rig.Keep;
                applied = new AppliedKeeper(plan, opening.State, journal.Boot);
                if (keep.Raw)
                {
                    raw = new RawSamples(opening.State.Raw, name, journal.Boot, world.Loop.Now, new RawLimits { Total = keep.RawMegabytes * Megabyte });
                }

                if (opening.Capture || keep.Capture)
                {
                    capture = new PacketCapture(
                        opening.State.Captures, name, journal.Boot, world.Loop.Now - world.Loop.Uptime, new CaptureLimits { Total = keep.CaptureMegabytes * Megabyte });
                    world = new CapturedWorld(world, capture);
                }
            }

            Notice = string.Join("; ", plan.Firmware.Notes.Prepend(journal?.Notice).OfType<string>()) is { Length: > 0 } told ? told : null;
            live = new LiveRig(
                new RigSetup(plan, opening.Owner), world, (IJournal?)journal ?? new VolatileJournal(world.Loop), raw, Scanned(opening, plan), opening.Computation ? null : opening.State)
            {
                Campaigns = Campaigns(opening),
                Keep = applied is { } keeper ? request => keeper.Read(request, world.Surroundings) : _ => sink => sink,
            };
        }
        catch
        {
            world.Dispose();
            CloseFiles();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Surroundings => live.Surroundings;

    /// <inheritdoc/>
    public bool Closed => live.Closed;

    /// <inheritdoc/>
    public string? Notice { get; }

    /// <summary>Takes a rig over: keys are let go, relays are asked how they are, and nothing else moves.</summary>
    /// <exception cref="RigRefusedException">Its files are in no order.</exception>
    /// <exception cref="HardwareFaultException">A part is missing, or the journal cannot be written.</exception>
    public static OwnedRig Open(RigOpening opening)
    {
        var rig = Open(opening, opening.Rig);
        rig.live.Start();
        return rig;
    }

    /// <summary>
    /// Lets every key of a rig go and puts its receivers down, without taking it over: nobody may own it meanwhile. Relays are left as they are.
    /// One station's fault keeps no other from being let go, nor does a part that hangs: it is given up after <see cref="KeyReleases.Within"/>.
    /// </summary>
    /// <returns>What came of it at each station.</returns>
    /// <exception cref="HardwareFaultException">No part of the rig can be reached.</exception>
    public static ImmutableArray<KeyRelease> ReleaseKeys(RigOpening opening)
    {
        var parts = WorldFactory.Open(opening.Rig, new Seed(opening.Seed), opening.Speed ?? 1, opening.State);
        return KeyReleases.Of(opening.Rig.Stations.Keys, parts.Fingers, parts);
    }

    /// <inheritdoc/>
    public IDisposable Handle(ControlRequest request, IControlSink sink) => live.Handle(request, applied?.Watch(request, live.Surroundings, sink) ?? sink);

    /// <inheritdoc/>
    public bool RunUntil(Func<bool> done) => live.RunUntil(done);

    /// <inheritdoc/>
    public void Supervise(ISupervisor supervisor) => live.Supervise(supervisor);

    /// <inheritdoc/>
    public void Shutdown(string by) => live.Shutdown(by);

    /// <inheritdoc/>
    public void ReleaseAtOnce() => live.ReleaseAtOnce();

    /// <inheritdoc/>
    public void Dispose()
    {
        live.Dispose();
        world.Dispose();
        CloseFiles();
    }

    /// <summary>What people have told of phones that still stand there; the journal has just been opened, so it can be read.</summary>
    private static ImmutableSortedDictionary<string, MacScanned> Scanned(RigOpening opening, RigPlan plan)
    {
        using var reader = opening.Computation ? null : JournalReader.Open(opening.State.Journal);
        return plan.Rig.Stations.Keys
            .Select(station => (Station: station, Label: reader?.Scanned(station)))
            .Where(one => one.Label is not null)
            .ToImmutableSortedDictionary(one => one.Station, one => one.Label!, StringComparer.Ordinal);
    }

    private static CampaignRecord Campaigns(RigOpening opening)
    {
        using var reader = opening.Computation ? null : JournalReader.Open(opening.State.Journal);
        return CampaignRecord.Read(reader);
    }

    private void CloseFiles()
    {
        capture?.Dispose();
        raw?.Dispose();
        applied?.Dispose();
        journal?.Dispose();
    }

    private static OwnedRig Open(RigOpening opening, Core.Configuration.RigConfig rig)
    {
        if (!rig.Simulated && KeptLinesLook.Refusal(rig, opening.Machine) is { } unsafeHere)
        {
            throw new RigRefusedException([], unsafeHere);
        }

        var planned = RigPlanner.Plan(opening.RigFile, opening.Folder, opening.Seed, opening.Speed, rig, library: FirmwareShelf.FolderBeside(opening.State), calibrations: opening.Computation ? null : opening.State.Calibrations);
        return new OwnedRig(opening, planned.Plan ?? throw new RigRefusedException(planned.Problems, planned.Refusal));
    }
}
