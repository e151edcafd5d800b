using System.IO.Ports;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>
/// An open line on System.IO.Ports. After a hang-up the library's object lies (IsOpen stays true, a new read never returns), so one
/// failed read ends it for good: nothing is written any more and the object is closed by a thread that nobody has to wait for.
/// </summary>
internal sealed class SystemSerialLine : ISerialLine
{
    /// <summary>How long Dispose waits for each of reader and closer, within the second that it has. Both take milliseconds on a healthy line.</summary>
    private static readonly TimeSpan JoinLimit = TimeSpan.FromMilliseconds(450);

    private readonly string name;
    private readonly SerialPort port;
    private readonly Stream stream;
    private readonly OpenPorts ports;
    private readonly IDisposable claim;
    private readonly Action<ReadOnlyMemory<byte>> received;
    private readonly Action<string> lost;
    private readonly CancellationTokenSource stop = new();
    private readonly Thread reader;
    private readonly Lock writing = new();
    private volatile bool ended;
    private int closing;

    public SystemSerialLine(string name, SerialPort port, OpenPorts ports, IDisposable claim, Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        this.name = name;
        this.port = port;
        this.ports = ports;
        this.claim = claim;
        this.received = received;
        this.lost = lost;
        stream = port.BaseStream;
        reader = new Thread(Watch) { IsBackground = true, Name = $"serial {name}" };
        reader.Start();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (writing)
        {
            if (ended || stop.IsCancellationRequested)
            {
                throw SerialFaults.Gone(name);
            }

            try
            {
                stream.Write(bytes);
            }
            catch (TimeoutException e)
            {
                throw ended ? SerialFaults.Gone(name, e) : SerialFaults.Stuck(name, e);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                throw SerialFaults.Gone(name, e);
            }
        }
    }

    public void Retune(int baud)
    {
        if (ended || stop.IsCancellationRequested)
        {
            throw SerialFaults.Gone(name);
        }

        try
        {
            port.BaudRate = baud;
            port.DiscardInBuffer();
        }
        catch (ArgumentException e)
        {
            throw SerialFaults.Other(name, $"{baud} baud is no speed of this port", e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw SerialFaults.Gone(name, e);
        }
    }

    public void Dispose()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        stop.Cancel();
        if (Thread.CurrentThread != reader)
        {
            reader.Join(JoinLimit);
        }

        Close()?.Join(JoinLimit);
    }

    private void Watch()
    {
        var reason = ReadUntilTheEnd();
        ended = true;
        if (reason is null)
        {
            return;
        }

        // The device's name must be free before anyone is told, even if the library never lets go of its object.
        Close();
        claim.Dispose();
        if (!stop.IsCancellationRequested)
        {
            lost(reason);
        }
    }

    /// <returns>Why the line was lost; null where it was disposed.</returns>
    private string? ReadUntilTheEnd()
    {
        var buffer = new byte[4096];
        while (true)
        {
            int count;
            try
            {
                count = stream.ReadAsync(buffer, stop.Token).AsTask().GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                return stop.IsCancellationRequested ? null : $"the line hung up: {e.Message}";
            }

            if (stop.IsCancellationRequested)
            {
                return null;
            }

            if (count == 0)
            {
                return "the line hung up: end of data";
            }

            received(buffer.AsSpan(0, count).ToArray());
        }
    }

    /// <summary>Close was seen to block for ever after a failed write on a lost line, so it has a thread of its own, which is counted and given up.</summary>
    private Thread? Close()
    {
        if (Interlocked.Exchange(ref closing, 1) == 1)
        {
            return null;
        }

        var counted = ports.Close(name);
        var closer = new Thread(() =>
        {
            using var stuck = counted;
            try
            {
                port.Close();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or OverflowException)
            {
                // The line is gone; there is nothing left to close.
            }

            claim.Dispose();
        })
        { IsBackground = true, Name = $"close {name}" };
        closer.Start();
        return closer;
    }
}
