using System.Net.Sockets;
using System.Text;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.EndToEnd.Tests.Kernel;

/// <summary>
/// What systemd does for a service that serves a rig, where there is no systemd: it listens for signs of life (man 3 sd_notify), ends a process that
/// gives none, and runs the clean-up after any end (man 5 systemd.service), all as the unit says that is shipped.
/// </summary>
internal sealed class Supervisor : IDisposable
{
    private static readonly ServiceUnit Unit = ServiceUnit.Shipped;

    private readonly HeaderRig rig;
    private readonly TemporaryFolder folder = new();
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly Lock gate = new();
    private TimeSpan? lastSign;
    private int signs;

    /// <summary>Starts the service, and returns when it serves.</summary>
    /// <param name="rig">The rig that is served.</param>
    public Supervisor(HeaderRig rig)
    {
        this.rig = rig;
        var path = Path.Combine(folder.Path, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));
        new Thread(Listen) { IsBackground = true, Name = "notify" }.Start();
        Service = rig.StartBy(["env", $"NOTIFY_SOCKET={path}", $"WATCHDOG_USEC={Unit.WatchdogTime.TotalMicroseconds:0}"], [.. Unit.Start(rig.Folder), "--rig", rig.File]);
        Service.Await("PhoneRig serves");
    }

    /// <summary>How long the service may be without a sign of life.</summary>
    public static TimeSpan WatchdogTime => Unit.WatchdogTime;

    /// <summary>The process that serves the rig.</summary>
    public RunningPhonerig Service { get; }

    /// <summary>How many signs of life it gave; a program without a watchdog gives none.</summary>
    public int Signs
    {
        get
        {
            lock (gate)
            {
                return signs;
            }
        }
    }

    /// <summary>Waits until the watchdog's time is over since the last sign of life, and then ends the service as systemd does.</summary>
    public void Bite()
    {
        var hung = LineLog.Now;
        TimeSpan left;
        while ((left = Due(hung) - LineLog.Now) > TimeSpan.Zero)
        {
            if (Service.EndsWithin(left))
            {
                return;
            }
        }

        Service.Signal(Unit.WatchdogSignal);
    }

    /// <summary>ExecStopPost, once the service has ended.</summary>
    /// <returns>What it said.</returns>
    public string CleanUp()
    {
        Service.End();
        using var safe = rig.StartBy([], Unit.StopPost(rig.Folder));
        Assert.That(safe.End(), Is.Zero, safe.Output);
        return safe.Output;
    }

    public void Dispose()
    {
        Service.Dispose();
        socket.Dispose();
        folder.Dispose();
    }

    private TimeSpan Due(TimeSpan hung)
    {
        lock (gate)
        {
            return (lastSign ?? hung) + WatchdogTime;
        }
    }

    private void Listen()
    {
        var datagram = new byte[4096];
        try
        {
            while (true)
            {
                var lines = Encoding.UTF8.GetString(datagram, 0, socket.Receive(datagram)).Split('\n');
                if (lines.Contains("READY=1") || lines.Contains("WATCHDOG=1"))
                {
                    lock (gate)
                    {
                        lastSign = LineLog.Now;
                        signs++;
                    }
                }
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
