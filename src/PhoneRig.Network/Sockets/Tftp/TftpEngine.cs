using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>
/// TFTP over real sockets: one thread that owns every machine and every socket, however many segments it serves. No thread-pool hop for a packet, no lock, no
/// allocation (network notes 1 and 6). It sleeps in one poll over all sockets until a packet or a timer, and takes all that has come before it sleeps again.
/// </summary>
public sealed class TftpEngine : ITftpHost, IDisposable
{
    /// <summary>The largest datagram there is.</summary>
    private const int LargestDatagram = 65536;

    /// <summary>Datagrams taken from one socket before the others and the timers have their turn.</summary>
    private const int Batch = 64;

    /// <summary>A wake-up that got lost costs no more than this.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly long start;
    private readonly Action<Exception> faulted;
    private readonly ConcurrentQueue<Action> changes = [];
    private readonly Socket bell = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<EngineListener> listeners = [];
    private readonly List<TftpSocket> sockets = [];
    private readonly DatagramBatch? inbox;
    private readonly Outbox? outbox;
    private readonly Thread thread;
    private volatile bool stopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="time">The real time.</param>
    /// <param name="faulted">Called on the thread with what ended it; never for anything that a packet or a file did.</param>
    /// <param name="portable">True: a call of the system for each datagram, as everywhere; false: many in one, where the system can.</param>
    public TftpEngine(TimeProvider time, Action<Exception> faulted, bool portable = false)
    {
        (this.time, this.faulted) = (time, faulted);
        (inbox, outbox) = portable || !DatagramBatch.IsSupported ? (null, (Outbox?)null) : (new DatagramBatch(), new Outbox());
        start = time.GetTimestamp();
        bell.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        thread = new Thread(Run) { Name = "tftp", IsBackground = true };
        thread.Start();
    }

    private TimeSpan Uptime => time.GetElapsedTime(start);

    /// <inheritdoc/>
    public ITftpListener Listen(TftpListening what) => Listen(what, device: null);

    /// <summary>The engine as the host of one interface: what it serves there is bound to it, in and out.</summary>
    /// <param name="device">The interface.</param>
    /// <param name="reports">The loop that sightings are posted to; null: they are told on the engine's thread.</param>
    public ITftpHost On(string? device, IEventLoop? reports = null) => new OnDevice(this, device, reports);

    /// <summary>Closes every socket and ends the thread.</summary>
    public void Dispose()
    {
        stopping = true;
        Ring();
        thread.Join();
        bell.Dispose();
    }

    private Listening Listen(TftpListening what, string? device)
    {
        var listener = new EngineListener(what, device, outbox);
        Do(() => Add(listener));
        return new Listening(this, listener);
    }

    private void Add(EngineListener listener)
    {
        listeners.Add(listener);
        listener.SocketsChanged += Gather;
        Gather();
    }

    private void Remove(EngineListener listener)
    {
        listeners.Remove(listener);
        Gather();
        listener.Close();
    }

    /// <summary>Requests last: an acknowledgement that was sent before one is taken before it.</summary>
    private void Gather()
    {
        sockets.Clear();
        listeners.ForEach(listener => sockets.AddRange(listener.Sockets));
        sockets.Reverse();
    }

    /// <summary>Has the thread do something and waits for it. Once the thread has ended nobody else is there, and it is done at once.</summary>
    private void Do(Action change)
    {
        using var done = new ManualResetEventSlim();
        var taken = 0;
        void Once()
        {
            if (Interlocked.Exchange(ref taken, 1) == 0)
            {
                change();
                done.Set();
            }
        }

        changes.Enqueue(Once);
        Ring();
        while (!done.Wait(LongestSleep))
        {
            if (!thread.IsAlive)
            {
                Once();
            }
        }
    }

    private void Ring()
    {
        try
        {
            bell.SendTo([0], bell.LocalEndPoint!);
        }
        catch (SocketException)
        {
            // A computer without a loopback interface: the thread looks up within LongestSleep.
        }
    }

    private void Run()
    {
        try
        {
            var ready = new List<Socket>();
            var buffer = new byte[LargestDatagram];
            while (!stopping)
            {
                while (changes.TryDequeue(out var change))
                {
                    change();
                }

                var wait = Tick();
                ready.Clear();
                ready.Add(bell);
                var now = Uptime;
                foreach (var socket in sockets)
                {
                    if (socket.RestsUntil <= now)
                    {
                        ready.Add(socket);
                    }
                }

                Socket.Select(ready, checkWrite: null, checkError: null, wait);
                Drain(ready, buffer);
            }
        }
        catch (Exception fault) // whatever it was: it must reach the rig, not end the process
        {
            faulted(fault);
        }
        finally
        {
            listeners.ForEach(listener => listener.Close());
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>How long nothing else is.</returns>
    private TimeSpan Tick()
    {
        var now = Uptime;
        var wait = LongestSleep;
        foreach (var listener in listeners)
        {
            if (listener.WakeAt <= now)
            {
                listener.Tick(now);
                outbox?.Flush();
            }

            if (listener.WakeAt - now is { } left && left < wait)
            {
                wait = left;
            }
        }

        // The system counts whole milliseconds and rounds down: a wait that rounds to zero would spin.
        return wait <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    private void Drain(List<Socket> ready, Span<byte> buffer)
    {
        foreach (var socket in ready)
        {
            if (socket is not TftpSocket own)
            {
                bell.Receive(buffer);
                continue;
            }

            if (inbox is not null && own.Owner.TakesBatches(own))
            {
                own.Owner.Receive(own, Uptime, inbox);
                outbox!.Flush();
                continue;
            }

            for (var taken = 0; taken < Batch && own.Owner.Receive(own, Uptime, buffer) && own.Available > 0; taken++)
            {
            }

            outbox?.Flush();
        }
    }

    private sealed class OnDevice(TftpEngine engine, string? device, IEventLoop? reports) : ITftpHost
    {
        public ITftpListener Listen(TftpListening what) => engine.Listen(
            reports is null ? what : what with { Report = sighting => reports.Post(() => what.Report(sighting)) }, device);
    }

    private sealed class Listening(TftpEngine engine, EngineListener listener) : ITftpListener
    {
        private bool closed;

        public IPEndPoint Local => listener.Local;

        public void Dispose()
        {
            if (!closed)
            {
                closed = true;
                engine.Do(() => engine.Remove(listener));
            }
        }
    }
}
