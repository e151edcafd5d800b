using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>Runs of the rig that ships, in virtual time, as recordings.</summary>
internal static class VirtualRun
{
    /// <summary>How many seconds of the rig's time pass in one of a machine that stalls.</summary>
    public const double Speed = 20;

    /// <summary>All four stations, or those of a request.</summary>
    /// <param name="seed">Of all that is random.</param>
    /// <param name="request">What to do; null: to recover all.</param>
    /// <param name="stall">How long the rig's loop is kept waiting at the most, by the clock of a bench at <see cref="Speed"/>; null: never, by a clock that jumps.</param>
    public static Recording Record(int seed, ControlRequest.Recover? request = null, TimeSpan? stall = null)
    {
        request ??= new ControlRequest.Recover([], "recover") { By = "tests" };
        var folder = new Core.Configuration.ConfigFolder(DemoRig.Shipped);
        var plan = RigPlanner.Plan(DemoRig.SimulatedFile, folder, seed, speed: null).Plan!;
        using IWorld world = stall is { } longest ? new BusyWorld(plan.Rig, new Seed(seed), longest * Speed) : new VirtualWorld(plan.Rig, new Seed(seed));
        var journal = new FakeJournal(world.Loop) { Prompt = true };
        using var rig = new LiveRig(new RigSetup(plan, "tests"), world, journal);
        var sink = new FakeSink();
        rig.Start();
        using var answer = rig.Handle(request, sink);
        Assert.That(rig.RunUntil(() => sink.Ended is not null), Is.True, $"seed {seed}");

        var entries = journal.Entries.GroupBy(entry => entry.Station).ToImmutableSortedDictionary(
            station => station.Key,
            station => station.Select(entry => new JournalEntry(station.Key, "boot", entry.Entry.Sequence, entry.Entry.At, entry.Entry.Uptime, FactJson.Write(entry.Entry.Fact))).ToImmutableArray());
        var files = AppliedFiles.Read(folder, DemoRig.SimulatedFile, new AppliedRun(1, request, null, "virtual")).With(RecordedFirmware.Of(plan.Firmware));
        return new Recording(
            new RecordingHeader
            {
                Form = 1,
                Run = "virtual",
                Rig = plan.Rig.Rig,
                Boot = "boot",
                Simulated = true,
                Seed = seed,
                Speed = stall is null ? null : Speed,
                Job = "recover",
                StartedAt = VirtualClock.Epoch,
                Version = "0.1.0",
                AsApplied = true,
                Stations =
                [
                    .. plan.Rig.Stations.Keys.Where(station => request.Stations.IsEmpty || request.Stations.Contains(station)).Order(StringComparer.Ordinal).Select(station =>
                        new RecordedStation(station, "cisco-7970", entries[station].First(entry => entry.Entry.Fact is RunStarted).Sequence, "ended", null)),
                ],
                Holds = [],
            },
            entries,
            files.Members.ToImmutableSortedDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)file.Value));
    }

    /// <summary>The recording with one of its files changed.</summary>
    public static Recording With(this Recording recording, string member, Func<string, string> change) => recording with
    {
        Members = recording.Members.SetItem(member, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(recording.Members[member].Span)))),
    };

    /// <summary>The recording with a station's entries changed.</summary>
    public static Recording WithEntries(this Recording recording, string station, Func<ImmutableArray<JournalEntry>, IEnumerable<JournalEntry>> change) => recording with
    {
        Entries = recording.Entries.SetItem(station, [.. change(recording.Entries[station])]),
    };
}
