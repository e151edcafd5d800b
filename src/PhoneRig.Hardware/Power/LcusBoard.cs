using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Power;

/// <summary>
/// A USB relay board of the LCUS kind behind its serial port, 9600 8N1: one owner for all its channels. Commands are four bytes, 0xA0, the channel from 1, 1 or 0
/// for the coil, and the sum of the three (the makers' description). Some boards answer the byte 0xFF with the state of their coils, in one of two ways
/// (<see cref="LcusAnswer"/>); others never answer. The port is opened on first use, and again after a loss; its modem lines are left alone.
/// </summary>
/// <param name="port">Its serial port; 9600 baud.</param>
/// <param name="time">Bounds the waits.</param>
public sealed class LcusBoard(ISerialPort port, TimeProvider time) : IDisposable
{
    private const byte Start = 0xA0;
    private const byte Question = 0xFF;

    /// <summary>How long an answer may take. Eight lines of text last 80 ms at 9600 baud; our bound leaves room for a busy controller.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two commands: these boards lose one that comes while they work on the last. What users of them found to be enough is 50 to 100 ms.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim heard = new(0);
    private LcusAnswer answer = new();
    private ISerialLine? line;
    private volatile bool lost;
    private bool silent;
    private long? sentAt;

    /// <summary>The port's name.</summary>
    public string Name => port.Name;

    /// <summary>Energises a channel's coil or lets it go.</summary>
    /// <exception cref="HardwareFaultException">The board is not there, did not take the bytes, or says that the coil is not so.</exception>
    public void Energise(int channel, bool on)
    {
        lock (gate)
        {
            Send(channel, [Start, (byte)channel, (byte)(on ? 1 : 0), (byte)((Start + channel + (on ? 1 : 0)) & 0xFF)]);
            if (Ask(channel) == !on)
            {
                throw new HardwareFaultException(Part(channel), $"it was told to switch {(on ? "on" : "off")} and says that it is {(on ? "off" : "on")}: see its lamp, its USB supply, and whether it has a channel {channel}");
            }
        }
    }

    /// <summary>Whether a channel's coil is energised, as the board says; null where it does not answer.</summary>
    /// <exception cref="HardwareFaultException">The board is not there.</exception>
    public bool? IsEnergised(int channel)
    {
        lock (gate)
        {
            return Ask(channel);
        }
    }

    /// <summary>Closes the port; the relays stay as they are.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            line?.Dispose();
            line = null;
            heard.Dispose();
        }
    }

    private bool? Ask(int channel)
    {
        Line(channel);
        if (silent)
        {
            return null;
        }

        var fresh = new LcusAnswer();
        Volatile.Write(ref answer, fresh);
        Send(channel, [Question]);
        using var bound = new CancellationTokenSource(Patience, time);
        try
        {
            while (fresh.Of(channel) is null && !lost)
            {
                heard.Wait(bound.Token);
            }
        }
        catch (OperationCanceledException)
        {
            silent = fresh.IsEmpty;
        }

        return fresh.Of(channel);
    }

    private void Send(int channel, ReadOnlySpan<byte> bytes)
    {
        var open = Line(channel);
        if (sentAt is { } last && Spacing - time.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
        {
            using var pause = new CancellationTokenSource(rest, time);
            pause.Token.WaitHandle.WaitOne();
        }

        try
        {
            open.Write(bytes);
        }
        catch (HardwareFaultException fault)
        {
            lost = true;
            throw Explain(channel, fault);
        }

        sentAt = time.GetTimestamp();
    }

    /// <summary>The open line. After a loss it is opened anew, and nothing that was known of the board counts: it may have lost its supply.</summary>
    private ISerialLine Line(int channel)
    {
        if (line is not null && !lost)
        {
            return line;
        }

        line?.Dispose();
        line = null;
        (lost, silent) = (false, false);
        try
        {
            return line = port.Open(
                bytes =>
                {
                    Volatile.Read(ref answer).Take(bytes.Span);
                    heard.Release();
                },
                _ =>
                {
                    lost = true;
                    heard.Release();
                });
        }
        catch (HardwareFaultException fault)
        {
            throw Explain(channel, fault);
        }
    }

    private HardwareFaultException Explain(int channel, HardwareFaultException fault) =>
        new(Part(channel), $"{fault.Reason.TrimEnd('.')}; see that the board's USB plug is in (with its coils at rest, a phone on the normally-closed contact has power)", fault);

    private string Part(int channel) => $"USB relay {channel} of {port.Name}";
}
