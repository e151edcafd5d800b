using System.Text;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>
/// A simulated USB relay board of the LCUS kind at the end of a cable: it takes commands of four bytes (0xA0, channel from 1, 1 or 0, the sum of the three) byte
/// by byte, passes over what is none, and answers 0xFF between two commands in its dialect. Pulling the plug takes its supply: all coils drop.
/// </summary>
public sealed class LcusRelays : IDisposable
{
    private const byte Start = 0xA0;
    private const byte Question = 0xFF;

    private readonly Lock gate = new();
    private readonly IConsoleCable cable;
    private readonly LcusDialect dialect;
    private readonly bool[] coils;
    private readonly List<byte> command = [];
    private int commands;

    /// <summary>A board that has just got its supply: every coil is at rest.</summary>
    /// <param name="cable">Its USB cable, as a serial line; disposed by whoever made it.</param>
    /// <param name="dialect">Whether and how it answers.</param>
    /// <param name="channels">How many relays it has.</param>
    public LcusRelays(IConsoleCable cable, LcusDialect dialect, int channels = 4)
    {
        (this.cable, this.dialect, coils) = (cable, dialect, new bool[channels]);
        cable.ToPhone += Take;
    }

    /// <summary>How many commands it was given that it understood.</summary>
    public int Commands
    {
        get
        {
            lock (gate)
            {
                return commands;
            }
        }
    }

    /// <summary>A fault: the coils do not follow any more.</summary>
    public bool Stuck { get; set; }

    /// <summary>Whether a channel's coil is energised, from 1.</summary>
    public bool IsEnergised(int channel)
    {
        lock (gate)
        {
            return coils[channel - 1];
        }
    }

    /// <summary>An earlier program energised a coil, or let it go.</summary>
    public void Leave(int channel, bool on)
    {
        lock (gate)
        {
            coils[channel - 1] = on;
        }
    }

    /// <summary>Pulls the plug: the line hangs up, the coils drop.</summary>
    public void Unplug()
    {
        lock (gate)
        {
            Array.Clear(coils);
            command.Clear();
        }

        cable.HangUp();
    }

    /// <summary>Lets the cable go.</summary>
    public void Dispose() => cable.ToPhone -= Take;

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        foreach (var value in bytes.Span)
        {
            if (Step(value) is { } reply)
            {
                cable.FromPhone(reply);
            }
        }
    }

    private byte[]? Step(byte value)
    {
        lock (gate)
        {
            if (command.Count == 0 && value != Start)
            {
                return value == Question ? Reply() : null;
            }

            command.Add(value);
            if (command.Count == 4)
            {
                Do(command[1], command[2], command[3]);
                command.Clear();
            }

            return null;
        }
    }

    private void Do(byte channel, byte order, byte sum)
    {
        if (channel < 1 || channel > coils.Length || order > 1 || sum != ((Start + channel + order) & 0xFF))
        {
            return;
        }

        commands++;
        if (!Stuck)
        {
            coils[channel - 1] = order == 1;
        }
    }

    private byte[]? Reply() => dialect switch
    {
        LcusDialect.Text => Encoding.ASCII.GetBytes(string.Concat(coils.Select((on, at) => $"CH{at + 1}: {(on ? "ON" : "OFF")}\r\n"))),
        LcusDialect.Bytes => [.. coils.Select(on => (byte)(on ? 1 : 0))],
        _ => null,
    };
}
