using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Folders;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Hosting.Serving;

/// <summary>A folder served by TFTP to everybody, without a rig.</summary>
public sealed class FolderTftp : IDisposable
{
    private readonly TftpEngine engine;
    private readonly FolderFiles files;
    private readonly List<ITftpListener> listeners = [];

    /// <summary>Opens the ports and serves.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="listen">Where.</param>
    /// <param name="time">The real time.</param>
    /// <param name="seen">Takes each fact, on the server's thread; returns at once.</param>
    /// <param name="faulted">Takes what ended the server, on its thread.</param>
    /// <exception cref="IOException">The folder cannot be served; the message says why.</exception>
    /// <exception cref="HardwareFaultException">A port cannot be opened.</exception>
    public FolderTftp(string root, IEnumerable<IPEndPoint> listen, TimeProvider time, Action<SeenFact> seen, Action<Exception> faulted)
    {
        files = new FolderFiles(root, time);
        engine = new TftpEngine(time, faulted);
        var start = time.GetTimestamp();
        try
        {
            foreach (var local in listen)
            {
                listeners.Add(engine.Listen(new TftpListening
                {
                    Local = local,
                    Files = files,
                    Report = fact => seen(new SeenFact(time.GetUtcNow(), time.GetElapsedTime(start), fact)),
                }));
            }
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>The folder's real path.</summary>
    public string Root => files.Root;

    /// <summary>How many files it holds.</summary>
    public int Files => files.Count;

    /// <summary>Where requests go.</summary>
    public ImmutableArray<IPEndPoint> Local => [.. listeners.Select(listener => listener.Local)];

    /// <summary>Closes the ports; transfers under way stop without a word.</summary>
    public void Dispose() => engine.Dispose();
}
