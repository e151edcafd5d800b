using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// The four converters of a TCS3472, which integrate light over time: 2.4 ms of initialisation, then 1 to 256 cycles of 2.4 ms, then the wait
/// time, then again (data sheet, sections "RGBC Operation" and "State diagram"). A lamp that changes in between gives a mixture, as on the real part.
/// Settings are taken over at the start of an integration.
/// </summary>
internal sealed class RgbcConverter(SensorNoise? noise)
{
    /// <summary>One cycle, and the time that initialisation takes.</summary>
    public static readonly TimeSpan Cycle = TimeSpan.FromMilliseconds(2.4);

    private readonly ushort[] results = new ushort[4];
    private (LightLevel Light, int Cycles, int Gain)? measured;
    private LightLevel light;
    private LightLevel gathered;
    private (int Cycles, int Gain, TimeSpan Wait) taken;
    private TimeSpan integration;
    private TimeSpan? start;
    private TimeSpan seen;

    /// <summary>Cycles of an integration, gain, and the wait after it, for integrations that start from now on.</summary>
    public (int Cycles, int Gain, TimeSpan Wait) Settings { get; set; }

    /// <summary>True once an integration has ended since the converters were started.</summary>
    public bool Valid { get; private set; }

    /// <summary>The last results: clear, red, green, blue. They stay when the converters are stopped.</summary>
    public ReadOnlySpan<ushort> Results
    {
        get
        {
            // Counted where somebody asks: most measurements nobody does.
            if (measured is { } last)
            {
                (results[0], results[1], results[2], results[3]) = (Count(last.Light.Clear, last), Count(last.Light.Red, last), Count(last.Light.Green, last), Count(last.Light.Blue, last));
                measured = null;
            }

            return results;
        }
    }

    /// <summary>Starts the converters; nothing where they run already.</summary>
    public void Start(TimeSpan at)
    {
        if (start is null)
        {
            Begin(at);
        }
    }

    /// <summary>Stops them; an integration under way is lost.</summary>
    public void Stop()
    {
        start = null;
        Valid = false;
    }

    /// <summary>Forgets the results.</summary>
    public void Clear()
    {
        results.AsSpan().Clear();
        measured = null;
    }

    /// <summary>The light changes.</summary>
    public void SetLight(TimeSpan now, LightLevel level)
    {
        Advance(now);
        light = level;
    }

    /// <summary>Lets time pass, under light that has not changed since the last call.</summary>
    public void Advance(TimeSpan now)
    {
        while (start is { } begun)
        {
            var end = begun + Cycle + integration;
            Gather(begun + Cycle, now < end ? now : end);
            if (now < end)
            {
                return;
            }

            measured = (gathered, taken.Cycles, taken.Gain);
            Valid = true;
            Begin(end + taken.Wait);

            // Of many integrations under the same light only the last one shows.
            var period = Cycle + integration + taken.Wait;
            var missed = Math.Max(0, (now - start.Value).Ticks / period.Ticks);
            start += TimeSpan.FromTicks(period.Ticks * Math.Max(0, missed - 1));
        }
    }

    private void Begin(TimeSpan at)
    {
        start = at;
        seen = at;
        taken = Settings;
        integration = TimeSpan.FromTicks(Cycle.Ticks * taken.Cycles);
        gathered = LightLevel.None;
    }

    private void Gather(TimeSpan from, TimeSpan to)
    {
        from = seen > from ? seen : from;
        if (to > from)
        {
            gathered += light * ((double)(to - from).Ticks / Cycle.Ticks);
            seen = to;
        }
    }

    /// <summary>The digital full scale is 1024 counts a cycle, 65535 at most (data sheet, register ATIME).</summary>
    private ushort Count(double level, (LightLevel Light, int Cycles, int Gain) with)
    {
        var counts = level * with.Gain;
        var shown = Math.Round(noise is null ? counts : noise.On(counts));
        return (ushort)Math.Clamp(shown, 0, Math.Min(ushort.MaxValue, 1024 * with.Cycles));
    }
}
