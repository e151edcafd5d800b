using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Where a rig keeps what outlives its process: one folder for each rig, by its name.</summary>
/// <param name="Folder">The rig's own folder.</param>
public sealed record RigState(string Folder)
{
    /// <summary>The journal of every station.</summary>
    public string Journal => Path.Combine(Folder, "journal.db");

    /// <summary>Which phone has which address, so that it keeps it over a restart.</summary>
    public string Leases => Path.Combine(Folder, "leases.jsonl");

    /// <summary>The same of one segment: a station that has one for itself has a file for itself.</summary>
    public string LeasesOf(Segment segment) => segment.Own is { } station ? Path.Combine(Folder, $"leases-{station}.jsonl") : Leases;

    /// <summary>Held by the process that owns the rig; says who that is.</summary>
    public string Lock => Path.Combine(Folder, "lock");

    /// <summary>Where the owner takes requests.</summary>
    public string ControlSocket => Path.Combine(Folder, "control.sock");

    /// <summary>Where a bench in a process of its own serves phones and metal.</summary>
    public string BenchSocket => Path.Combine(Folder, "bench.sock");

    /// <summary>The rig file as it was applied last: what <c>phonerig safe</c> goes by.</summary>
    public string Snapshot => Path.Combine(Folder, "snapshot.yaml");

    /// <summary>The machine's own phone models as they were then.</summary>
    public string SnapshotConfig => Path.Combine(Folder, "snapshot");

    /// <summary>When <c>phonerig safe</c> last let every key go with no owner to record it: a moment, as text.</summary>
    public string Released => Path.Combine(Folder, "released.txt");

    /// <summary>What was measured at stations, a file each (<see cref="Core.Configuration.CalibrationConfig"/>).</summary>
    public string Calibrations => Path.Combine(Folder, "calibrations");

    /// <summary>The labels of phones that a campaign has put into bins, where the rig file names no other folder.</summary>
    public string Labels => Path.Combine(Folder, "labels");

    /// <summary>Raw console bytes and lamp samples.</summary>
    public string Raw => Path.Combine(Folder, "raw");

    /// <summary>The datagrams of the segment, where they are kept.</summary>
    public string Captures => Path.Combine(Folder, "captures");

    /// <summary>The folder of a rig below the first of: the one that was asked for, $PHONERIG_STATE, /var/lib/phonerig where it can be written, the user's own state folder.</summary>
    /// <param name="rig">The rig's name.</param>
    /// <param name="asked">What the command line says; null: nothing.</param>
    public static RigState Of(string rig, string? asked) => new(Path.Combine(Place(asked), rig));

    /// <summary>The rigs that were ever applied in one place, the latest first.</summary>
    /// <param name="asked">As in <see cref="Of"/>.</param>
    public static IReadOnlyList<RigState> Applied(string? asked)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(Place(asked)).EnumerateDirectories()
                    .Select(folder => new RigState(folder.FullName))
                    .Where(state => File.Exists(state.Snapshot))
                    .OrderByDescending(state => File.GetLastWriteTimeUtc(state.Snapshot)),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string Place(string? asked)
    {
        var own = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } xdg
            ? Path.Combine(xdg, "phonerig")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "phonerig");
        return Path.GetFullPath(asked ?? (Environment.GetEnvironmentVariable("PHONERIG_STATE") is { Length: > 0 } set ? set : CanWrite(Machine) ? Machine : own));
    }

    /// <summary>Made by the installer, for the service's user.</summary>
    private const string Machine = "/var/lib/phonerig";

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
