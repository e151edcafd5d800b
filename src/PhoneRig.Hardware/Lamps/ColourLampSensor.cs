using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Lamps;

/// <summary>
/// One TCS34725 over each lamp. The first look starts the sensors, so the first three looks give no colours. After a fault the
/// sensor concerned is started anew at the next look.
/// </summary>
/// <param name="eyes">The sensors.</param>
/// <param name="gain">Their amplifier. Default: 16x.</param>
public sealed class ColourLampSensor(ImmutableArray<LampEye> eyes, Tcs34725Gain gain = Tcs34725Gain.Times16) : ILampCounter, IDisposable
{
    /// <summary>Looks without a measurement before a sensor counts as broken: 20, at 20 Hz a second, where a measurement takes 48 ms at most.</summary>
    private const int PatienceInLooks = 20;

    private bool looked;
    private readonly Watched[] watched = [.. eyes.Select(eye => new Watched(eye, gain))];

    /// <inheritdoc/>
    public ImmutableArray<Lamp> Lamps { get; } = [.. eyes.Select(eye => eye.Lamp)];

    /// <inheritdoc/>
    public ImmutableArray<LampCounts?> Counts => looked ? ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(watched, lamp => lamp.Counted)) : [];

    /// <inheritdoc/>
    public ImmutableArray<LampColour?> Read()
    {
        var colours = new LampColour?[watched.Length];
        for (var i = 0; i < watched.Length; i++)
        {
            colours[i] = Read(i);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(colours);
    }

    /// <summary>One look at one lamp alone: for who knows that the others are as they were.</summary>
    /// <param name="lamp">Its place among <see cref="Lamps"/>.</param>
    /// <returns>As <see cref="Read()"/>.</returns>
    /// <exception cref="HardwareFaultException">Its sensor did not answer.</exception>
    public LampColour? Read(int lamp)
    {
        looked = true;
        return watched[lamp].Look();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lamp in watched)
        {
            lamp.Dispose();
        }
    }

    private sealed class Watched(LampEye eye, Tcs34725Gain gain) : IDisposable
    {
        private readonly string part = $"lamp sensor {eye.Name} ({eye.Lamp})";
        private readonly LampColourClassifier classifier = new(eye.Thresholds);
        private Tcs34725? sensor;
        private int misses;

        /// <summary>What it counted at the last look; null where it had finished no measurement.</summary>
        public LampCounts? Counted { get; private set; }

        public LampColour? Look()
        {
            Counted = null;
            try
            {
                if (sensor is null)
                {
                    Start();
                    return null;
                }

                if (sensor.TryRead(out var counts))
                {
                    misses = 0;
                    Counted = new LampCounts(counts.Red, counts.Green, counts.Blue, counts.Saturated);
                    return classifier.Classify(counts);
                }
            }
            catch (Exception e) when (HardwareMissing.Knows(e))
            {
                Dispose();
                throw HardwareMissing.Explain(part, e);
            }

            if (++misses < PatienceInLooks)
            {
                return null;
            }

            Dispose();
            throw new HardwareFaultException(part, "it answers but finishes no measurement: its supply dips, or it is broken");
        }

        /// <summary>Lets the sensor go; the next look starts it anew.</summary>
        public void Dispose()
        {
            sensor?.Dispose();
            sensor = null;
            misses = 0;
        }

        private void Start()
        {
            sensor = new Tcs34725(eye.Bus.CreateDevice(Tcs34725.DefaultI2cAddress));
            sensor.Start(gain: gain);
        }
    }
}
