using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>What reaches a phone's console though nobody means to send it: bytes that noise makes on the wire, and a line end from somebody's elbow. On the loop only.</summary>
/// <param name="loop">The loop.</param>
/// <param name="config">How much of it.</param>
/// <param name="random">Where it is drawn from: a seeded generator.</param>
/// <param name="toPhone">Takes it.</param>
internal sealed class StrayBytes(IEventLoop loop, BenchConsoleConfig config, Random random, Action<ReadOnlyMemory<byte>> toPhone)
{
    /// <summary>How long after a power-on the noise is modelled: more than the longest start (240 s, facts 11a) several times. It does nothing to a phone that runs.</summary>
    private static readonly TimeSpan Modelled = TimeSpan.FromMinutes(15);

    private static readonly byte[] LineEnd = [(byte)'\r'];

    private IDisposable? enter;
    private IDisposable? next;
    private TimeSpan until;

    /// <summary>The phone's power has come or gone.</summary>
    public void Power(bool on)
    {
        enter?.Dispose();
        next?.Dispose();
        if (!on)
        {
            return;
        }

        until = loop.Uptime + Modelled;
        enter = config.EnterAfter is { } wait ? loop.Schedule(loop.Uptime + wait, () => toPhone(LineEnd)) : null;
        Plan();
    }

    private void Plan()
    {
        if (config.NoiseToPhone == 0)
        {
            return;
        }

        // Independent of each other: the times between them are distributed exponentially.
        var at = loop.Uptime + TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / config.NoiseToPhone);
        next = at > until ? null : loop.Schedule(at, () =>
        {
            toPhone(new byte[] { (byte)random.Next(256) });
            Plan();
        });
    }
}
