namespace PhoneRig.Simulator.Bench.Light;

/// <summary>The noise of a converter: each result is off by up to one count and by up to a share of itself.</summary>
/// <param name="random">Where it is drawn from: a seeded generator.</param>
/// <param name="share">The largest share, 0 to 1. Default: 1 %.</param>
public sealed class SensorNoise(Random random, double share = 0.01)
{
    /// <summary>A result with noise on it.</summary>
    public double On(double counts) => counts + (Draw() * counts * share) + Draw();

    private double Draw() => (random.NextDouble() * 2) - 1;
}
