using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>What lamps truly do over time, and the ways a rig may look at them.</summary>
internal sealed class LampScene
{
    private readonly List<(TimeSpan Start, LampColour[] Lamps)> scenes = [];

    public TimeSpan End { get; private set; }

    public LampScene Dark(double seconds) => Show(S(seconds));

    public LampScene Steady(LampColour colour, double seconds, params int[] lamps) => Show(S(seconds), [.. lamps.Select(lamp => (lamp, colour))]);

    public LampScene Blink(LampColour colour, double period, int times, double duty = 0.5, params int[] lamps)
    {
        for (var i = 0; i < times; i++)
        {
            Steady(colour, period * duty, lamps).Dark(period * (1 - duty));
        }

        return this;
    }

    /// <summary>A walk; between two lamps both are lit for so long (negative: none is).</summary>
    public LampScene Walk(LampColour colour, double step, int lamps, int first = 0, double both = 0, int direction = 1)
    {
        var overlap = Ms(Math.Abs(both));
        for (var i = 0; i < lamps; i++)
        {
            var (lamp, next) = ((((first + (direction * i)) % 8) + 8) % 8, (((first + (direction * (i + 1))) % 8) + 8) % 8);
            Show(S(step) - overlap, (lamp, colour));
            if (overlap > TimeSpan.Zero)
            {
                Show(overlap, both > 0 ? [(lamp, colour), (next, colour)] : []);
            }
        }

        return this;
    }

    public LampScene Show(TimeSpan duration, params (int Lamp, LampColour Colour)[] lit)
    {
        var lamps = new LampColour[8];
        foreach (var (lamp, colour) in lit)
        {
            lamps[lamp] = colour;
        }

        scenes.Add((End, lamps));
        End += duration;
        return this;
    }

    /// <summary>A frame whenever something changes.</summary>
    public IEnumerable<LampFrame> OnChange(params int[] seen) => scenes.Select(scene => Frame(scene.Start, scene.Lamps, seen));

    /// <summary>A frame every 50 ms with jitter; some are lost, some show one lamp wrongly or not at all. A wrong one is never beside a lost one: see the recogniser's limits.</summary>
    public IEnumerable<LampFrame> At20Hz(Random random, double lost = 0, double wrong = 0, double unknown = 0, double jitter = 10, params int[] seen)
    {
        var wasWrong = false;
        for (var tick = TimeSpan.Zero; tick < End; tick += Ms(50))
        {
            var at = tick + Ms(random.NextDouble() * jitter);
            if (!wasWrong && random.NextDouble() < lost)
            {
                wasWrong = true; // and neither is a wrong one after a lost one, nor are two in a row lost
                continue;
            }

            var frame = Frame(at, scenes.Last(scene => scene.Start <= at).Lamps, seen);
            if (!wasWrong && random.NextDouble() < wrong)
            {
                var lamp = random.Next(frame.Colours.Length);
                frame = frame with { Colours = frame.Colours.SetItem(lamp, (LampColour)random.Next(4)) };
                wasWrong = true;
            }
            else
            {
                wasWrong = false;
                if (random.NextDouble() < unknown)
                {
                    frame = frame with { Colours = frame.Colours.SetItem(random.Next(frame.Colours.Length), null) };
                }
            }

            yield return frame;
        }
    }

    public static LampPatternRecogniser Recogniser(params int[] seen) => new(Model, [.. Seen(seen).Select(lamp => new Lamp($"line{lamp + 1}"))]);

    /// <summary>Runs frames, with ticks where the recogniser asks for them, until the end.</summary>
    public static List<Fact> Run(LampPatternRecogniser recogniser, IEnumerable<LampFrame> frames, TimeSpan end)
    {
        var (state, facts, wakeAt) = (recogniser.Start, new List<Fact>(), (TimeSpan?)null);
        foreach (var frame in frames)
        {
            TickUntil(frame.Uptime);
            Take(recogniser.Step(state, frame));
        }

        TickUntil(end);
        return facts;

        void TickUntil(TimeSpan until)
        {
            for (var ticks = 0; wakeAt is { } due && due < until; ticks++)
            {
                Assert.That(ticks, Is.LessThan(1000), "it wakes for nothing");
                Take(recogniser.Step(state, due));
            }
        }

        void Take(Sensed<LampState> step)
        {
            (state, wakeAt) = (step.State, step.WakeAt);
            facts.AddRange(step.Facts);
        }
    }

    private static LampFrame Frame(TimeSpan at, LampColour[] lamps, int[] seen) => new(at, [.. Seen(seen).Select(lamp => (LampColour?)lamps[lamp])]);

    private static IEnumerable<int> Seen(int[] seen) => seen.Length > 0 ? seen : Enumerable.Range(0, 8);
}
