using System.Collections.Concurrent;
using System.IO.Compression;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Keeps for each run of a rig the files that it went by: <c>applied/BOOT-RUN.zip</c>, some 20 KB. Read when the run is asked for, on the asking thread; written by a
/// thread of its own. A disk that fails costs the copy, never the run.
/// </summary>
internal sealed class AppliedKeeper : IDisposable
{
    /// <summary>Copies that are kept: more than a journal keeps runs of a station in its usual bounds, and 4 MB.</summary>
    private const int MostKept = 200;

    private readonly BlockingCollection<(string Run, AppliedFiles Files)> waiting = [];
    private readonly RigPlan plan;
    private readonly RigState state;
    private readonly string boot;
    private readonly Thread thread;

    /// <summary>The thread's own: hashing the sets takes longer than anybody who asks for a run should wait.</summary>
    private RecordedFirmware? firmware;

    /// <summary>Starts the thread.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="state">Where it keeps its state.</param>
    /// <param name="boot">The journal's boot id.</param>
    public AppliedKeeper(RigPlan plan, RigState state, string boot)
    {
        (this.plan, this.state, this.boot) = (plan, state, boot);
        thread = new Thread(Work) { Name = "applied files", IsBackground = true };
        thread.Start();
    }

    /// <summary>Where the copy of a run is.</summary>
    public static string FileOf(RigState state, string boot, string run) => Path.Combine(state.Folder, "applied", $"{boot}-{run}.zip");

    /// <summary>Reads the files for a request that begins a run, and keeps them once it has begun.</summary>
    /// <returns>The sink to answer to.</returns>
    public IControlSink Watch(ControlRequest request, string surroundings, IControlSink sink) =>
        request is ControlRequest.Recover or ControlRequest.RunProcedure ? Read(request, surroundings)(sink) : sink;

    /// <summary>Reads the files for a request that begins a run, or the same run again and again, and keeps them for each that begins.</summary>
    /// <returns>Gives the sink to answer to.</returns>
    public Func<IControlSink, IControlSink> Read(ControlRequest request, string surroundings)
    {
        var speed = plan.Rig.Simulated ? plan.Speed : 1;
        var files = AppliedFiles.Read(plan.Folder, plan.RigFile, new AppliedRun(RecordingForm.Version, request, speed, surroundings));
        return sink => new Watching(sink, run => Keep(run, files));
    }

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void Keep(string run, AppliedFiles files)
    {
        if (!waiting.IsAddingCompleted)
        {
            waiting.Add((run, files));
        }
    }

    private void Work()
    {
        foreach (var (run, files) in waiting.GetConsumingEnumerable())
        {
            try
            {
                Write(FileOf(state, boot, run), files.With(firmware ??= RecordedFirmware.Of(plan.Firmware)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // An export says that the copy is missing.
            }
        }
    }

    private static void Write(string file, AppliedFiles files)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        ZipMembers.Pack(file, files.Members, CompressionLevel.Optimal);
        foreach (var old in folder.EnumerateFiles("*.zip").OrderByDescending(one => one.LastWriteTimeUtc).Skip(MostKept))
        {
            old.Delete();
        }
    }

    private sealed class Watching(IControlSink sink, Action<string> began) : IControlSink
    {
        public void Tell(ControlEvent told)
        {
            if (told is ControlEvent.Began { Run.Run: var run })
            {
                began(run);
            }

            sink.Tell(told);
        }

        public void End(ControlEnd end) => sink.End(end);
    }
}
