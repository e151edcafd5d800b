using System.Runtime.Versioning;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>
/// A simulated USB serial adapter: a pseudo-terminal behind a link that keeps its name, as /dev/serial/by-id does. Pulling the plug
/// hangs the line up and takes the link away; putting it in again makes another device behind the same link.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class Pty : IConsoleCable
{
    private readonly Lock gate = new();
    private PtyMaster? master;
    private long lost;

    /// <summary>An adapter whose plug is in.</summary>
    /// <param name="linkPath">The link that the rig opens; what is there already is replaced.</param>
    /// <exception cref="IOException">The system has no pseudo-terminals left, or the link cannot be made.</exception>
    public Pty(string linkPath)
    {
        LinkPath = Path.GetFullPath(linkPath);
        Replug();
    }

    /// <inheritdoc/>
    public event Action<ReadOnlyMemory<byte>>? ToPhone;

    /// <summary>The link that the rig opens.</summary>
    public string LinkPath { get; }

    /// <summary>The device behind the link; null while the plug is out.</summary>
    public string? SlavePath
    {
        get
        {
            lock (gate)
            {
                return master?.SlavePath;
            }
        }
    }

    /// <summary>Whether a program has the port open, as the bench last saw it: it looks every 5 ms.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return master?.IsOpen ?? false;
            }
        }
    }

    /// <inheritdoc/>
    public int RigBaud
    {
        get
        {
            lock (gate)
            {
                return master?.Speed ?? BenchConsoleConfig.RigBaud;
            }
        }
    }

    /// <inheritdoc/>
    public long Lost => Interlocked.Read(ref lost);

    /// <inheritdoc/>
    public void FromPhone(ReadOnlyMemory<byte> bytes)
    {
        lock (gate)
        {
            if (master is { } plugged)
            {
                plugged.Write(bytes.Span);
                return;
            }
        }

        Lose(bytes.Length);
    }

    /// <inheritdoc/>
    public void HangUp()
    {
        PtyMaster? pulled;
        lock (gate)
        {
            (pulled, master) = (master, null);
            if (pulled is not null)
            {
                File.Delete(LinkPath);
            }
        }

        // Outside of the lock: its thread may be in a callback that wants to send.
        pulled?.Dispose();
    }

    /// <inheritdoc/>
    public void Replug()
    {
        lock (gate)
        {
            if (master is null)
            {
                master = new PtyMaster(bytes => ToPhone?.Invoke(bytes), Lose);
                Link(master.SlavePath);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => HangUp();

    private void Lose(long count) => Interlocked.Add(ref lost, count);

    /// <summary>Puts the link in place in one step, so that nobody ever finds half of it.</summary>
    private void Link(string target)
    {
        var next = LinkPath + ".new";
        File.Delete(next);
        File.CreateSymbolicLink(next, target);
        File.Move(next, LinkPath, overwrite: true);
    }
}
