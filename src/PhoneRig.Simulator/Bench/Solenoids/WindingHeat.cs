using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>
/// The heat of a solenoid as two bodies: the winding, which is heated, and the iron around it, which gives the heat to the air. The winding's copper resists more
/// the warmer it is. Heat capacities and resistances are taken apart so that the whole has the thermal resistance and the winding the
/// speed that the rig file gives.
/// </summary>
internal sealed class WindingHeat(CoilConfig coil, double ambient)
{
    /// <summary>Of copper, for each kelvin, from 20 degrees on.</summary>
    private const double Copper = 0.00393;

    /// <summary>The share of the thermal resistance between winding and iron; the rest is between iron and air. An estimate.</summary>
    private const double Inner = 0.2;

    /// <summary>The longest step of the integration: a twentieth of the time in which a usual coil's winding and iron even out.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly double winding = coil.Warms.TotalSeconds / coil.KelvinsPerWatt;
    private readonly double iron = (coil.Cools - coil.Warms).TotalSeconds / coil.KelvinsPerWatt;
    private double warm;
    private double ironWarm;
    private double warmest;

    /// <summary>The winding's temperature, in degrees Celsius.</summary>
    public double Degrees => ambient + warm;

    /// <summary>The hottest that the winding ever was.</summary>
    public double Hottest => ambient + warmest;

    /// <summary>Time passes with one current.</summary>
    /// <param name="time">How much.</param>
    /// <param name="meanSquare">The mean of the current's square through the cold coil; a warm one takes less of the same voltage.</param>
    public void Pass(TimeSpan time, double meanSquare)
    {
        while (time > TimeSpan.Zero && (meanSquare > 0 || warm > 0.001))
        {
            var step = time < Step ? time : Step;
            time -= step;
            var seconds = step.TotalSeconds;
            var watts = meanSquare * coil.Ohms / (1 + (Copper * (Degrees - 20)));
            var inward = (warm - ironWarm) / (Inner * coil.KelvinsPerWatt);
            var outward = ironWarm / ((1 - Inner) * coil.KelvinsPerWatt);
            warm += (watts - inward) * seconds / winding;
            ironWarm += iron > 0 ? (inward - outward) * seconds / iron : 0;
            warmest = Math.Max(warmest, warm);
        }
    }
}
