using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Edges;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Leases;

/// <summary>
/// Leases that outlive the process: a text file, one JSON object a line, each a change: whose an address is from then on. It is written by
/// appending, off the loop, and made short at each start. A line that is damaged, such as the last one of a process that lost its
/// power, loses that change and nothing else.
/// </summary>
internal sealed class LeaseFile : ILeaseKeeper
{
    /// <summary>Changes beyond which the file is made short while it is in use: some hundred kilobytes.</summary>
    private const int MostChanges = 4096;

    private readonly string path;
    private readonly IEdgeExecutor executor;
    private readonly Action<string> complain;

    // Of the executor: nobody else touches them after construction.
    private readonly LeaseLines lines;
    private int changes;
    private bool torn;

    // Of the executor's loop.
    private bool failing;

    private LeaseFile(string path, LeaseLines lines, IEdgeExecutor executor, Action<string> complain)
    {
        (this.path, this.lines, this.executor, this.complain) = (path, lines, executor, complain);
        Found = lines.Leases;
    }

    /// <inheritdoc/>
    public ImmutableArray<KeptLease> Found { get; }

    /// <summary>What was wrong with the file, as a sentence; null: nothing.</summary>
    public string? Notice { get; private init; }

    /// <summary>Reads the file, makes it short and keeps on writing it. A file that cannot be written costs no phone its lease: it is complained about.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="executor">Writes, one change after the other.</param>
    /// <param name="complain">Is told, on the loop that hears of the executor's ends, when writing begins to fail, and when it works again.</param>
    public static LeaseFile Open(string path, IEdgeExecutor executor, Action<string> complain)
    {
        var (lines, notice) = Read(path);
        try
        {
            WriteWhole(path, lines);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            notice = $"leases are not kept over a restart: {path}: {fault.Message}";
        }

        return new LeaseFile(path, lines, executor, complain) { Notice = notice };
    }

    /// <inheritdoc/>
    public void Keep(KeptLease lease) => executor.Run(() => Write(lease), fault =>
    {
        if ((fault is not null) != failing)
        {
            failing = fault is not null;
            complain(fault is not null
                ? $"leases are not kept over a restart: {path}: {fault.Message}; free some room on that disk or correct its rights"
                : $"leases are kept again in {path}");
        }
    });

    private static (LeaseLines Lines, string? Notice) Read(string path)
    {
        try
        {
            var read = LeaseLines.Read(File.Exists(path) ? File.ReadAllBytes(path) : []);
            return (read, read.Damaged == 0 ? null : $"{read.Damaged} damaged line{(read.Damaged == 1 ? "" : "s")} in {path}: the leases in the others are kept");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (new LeaseLines(), $"the leases of before are not known: {path}: {fault.Message}");
        }
    }

    private static void WriteWhole(string path, LeaseLines lines) => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(lines.ToText())));

    /// <summary>On the executor. After a failure the whole file is written next time: its last line may be half a one.</summary>
    private void Write(KeptLease lease)
    {
        lines.Take(lease);
        var shorten = torn || ++changes > MostChanges;
        torn = true;
        if (shorten)
        {
            WriteWhole(path, lines);
            (torn, changes) = (false, 0);
            return;
        }

        // Not flushed to the disk each time: what a power failure takes away is a lease that its phone asks for again.
        File.AppendAllText(path, LeaseLines.Line(lease));
        torn = false;
    }
}
