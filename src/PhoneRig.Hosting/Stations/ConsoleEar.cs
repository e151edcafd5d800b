using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Listens to a station's serial console, and opens it again whenever it was lost. Where it goes on being no text, it is listened to at other rates; what is heard meanwhile goes nowhere, and
/// nobody may send. Lives on the rig's loop.
/// </summary>
internal sealed class ConsoleEar(
    ISerialPort port,
    ConsoleReader reader,
    ConsoleLegibility legibility,
    BaudHunt hunt,
    IEventLoop loop,
    IEdgeExecutor executor,
    Action<ReadOnlyMemory<byte>> heard,
    Action<Fact> report) : IDisposable
{
    /// <summary>The pauses between tries to open it: a replugged USB cable is back within seconds, a missing one need not be asked for all the time.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private ConsoleReaderState state = reader.Start;
    private LegibilityState legible = legibility.Start;
    private BaudHuntState rate = hunt.Start;
    private ISerialLine? line;
    private IDisposable? wakeUp;
    private IDisposable? nextRate;
    private bool retuning;
    private TimeSpan pause = FirstPause;
    private bool lostReported;
    private bool disposed;

    /// <summary>The open line; null while it is lost, and while rates are tried.</summary>
    public ISerialLine? Line => rate.Hunting || retuning ? null : line;

    public void Open()
    {
        ISerialLine? opened = null;
        string? lostEarly = null;
        executor.Run(
            () => opened = port.Open(
                bytes => loop.Post(() => Take(bytes)),
                reason => loop.Post(() =>
                {
                    // A line can hang up before the loop has heard that it was opened.
                    lostEarly = reason;
                    if (line is not null)
                    {
                        Lose(reason);
                    }
                })),
            fault =>
            {
                if (disposed)
                {
                    opened?.Dispose();
                }
                else if (fault is null)
                {
                    line = opened;
                    pause = FirstPause;
                    lostReported = false;
                    report(new ConsoleOpened(port.Name));
                    if (lostEarly is not null)
                    {
                        Lose(lostEarly);
                    }
                    else if (rate.Baud != hunt.Start.Baud)
                    {
                        Retune();
                    }
                }
                else
                {
                    Retry(fault is HardwareFaultException known ? known.Reason : fault.Message);
                }
            });
    }

    /// <summary>Closes the line, and opens it again a moment later.</summary>
    public void Reopen()
    {
        if (line is not null)
        {
            Lose("closed, to be opened anew");
        }
    }

    public void Dispose()
    {
        disposed = true;
        wakeUp?.Dispose();
        nextRate?.Dispose();
        line?.Dispose();
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        if (disposed || retuning)
        {
            return;
        }

        (legible, var garbled) = legibility.Step(legible, loop.Uptime, bytes.Span);
        if (!rate.Hunting)
        {
            heard(bytes);
            Apply(reader.Step(state, loop.Uptime, bytes.Span));
            if (garbled is not null)
            {
                report(garbled with { Baud = rate.Baud });
            }
        }

        Hunt();
    }

    /// <summary>Other rates are tried where it goes on being no text.</summary>
    private void Hunt()
    {
        var before = rate.Baud;
        (rate, var tried) = hunt.Step(rate, loop.Uptime, legible);
        nextRate?.Dispose();
        nextRate = rate.WakeAt is { } at ? loop.Schedule(at, Hunt) : null;
        if (tried is not null)
        {
            report(tried);
        }

        if (rate.Baud != before)
        {
            legible = legibility.Start;
            Retune();
        }
    }

    /// <summary>What comes before the line listens at its new rate is of the old one.</summary>
    private void Retune()
    {
        if (line is not { } open)
        {
            return;
        }

        retuning = true;
        var baud = rate.Baud;
        executor.Run(() => open.Retune(baud), fault =>
        {
            if (line != open || disposed)
            {
                return;
            }

            retuning = false;
            if (fault is not null)
            {
                Lose(fault is HardwareFaultException known ? known.Reason : fault.Message);
            }
        });
    }

    private void Apply(Sensed<ConsoleReaderState> step)
    {
        state = step.State;
        wakeUp?.Dispose();
        wakeUp = step.WakeAt is { } at ? loop.Schedule(at, () => Apply(reader.Step(state, loop.Uptime))) : null;
        foreach (var fact in step.Facts)
        {
            report(fact);
        }
    }

    private void Lose(string reason)
    {
        if (disposed)
        {
            return;
        }

        // The rest of the line will never come: what there is must not be glued to the first line after reopening.
        Apply(reader.Step(state, loop.Uptime, "\n"u8));

        // A dead line is disposed off the loop: some drivers take a second for it.
        if (line is { } dead)
        {
            executor.Run(dead.Dispose, _ => { });
            line = null;
            retuning = false;
        }

        Retry(reason);
    }

    private void Retry(string reason)
    {
        if (!lostReported)
        {
            lostReported = true;
            report(new ConsoleLost(port.Name, reason));
        }

        loop.Schedule(loop.Uptime + pause, () =>
        {
            if (!disposed)
            {
                Open();
            }
        });
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }
}
