using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Safety;

/// <summary>
/// How warm a coil gets: one lump of heat, that warms up as fast as the winding and cools down as slowly as the whole solenoid. A temperature is how
/// much warmer it is than the hottest air, in kelvins. Each assumption is on the safe side: the resistance is the cold one; a coil with a duty
/// turns all into heat that its supply gives it (duty x V^2 / R), which the current's ripple only approaches from below.
/// </summary>
internal sealed class CoilBudget(CoilConfig coil)
{
    /// <summary>Kept free below the rating, for a release that comes late and for what one lump does not tell. Our guess, in kelvins.</summary>
    private const double Reserve = 5;

    /// <summary>Halvings of the range in which a temperature is sought: to a millionth of it.</summary>
    private const int Halvings = 20;

    /// <summary>The warmest that it may get.</summary>
    public double Limit => coil.Rated - coil.Ambient - Reserve;

    /// <summary>The warmest that anybody who kept the rules can have left it.</summary>
    public double Unknown => Math.Min(Limit, Settled(coil.Hold.Share));

    /// <summary>Its temperature after it was on for a while.</summary>
    public double On(double warm, TimeSpan time) => time <= coil.Peak
        ? Towards(warm, Settled(1), time)
        : Towards(On(warm, coil.Peak), Settled(coil.Hold.Share), time - coil.Peak);

    /// <summary>Its temperature after it was off for a while.</summary>
    public double Off(double warm, TimeSpan time) => Towards(warm, 0, time);

    /// <summary>The warmest that it gets while it is on.</summary>
    public double Hottest(double warm, TimeSpan time) => Math.Max(On(warm, time < coil.Peak ? time : coil.Peak), On(warm, time));

    /// <summary>How long it can be on; null: for ever.</summary>
    public TimeSpan? Longest(double warm)
    {
        var (pulledIn, end) = (On(warm, coil.Peak), Settled(coil.Hold.Share));
        return pulledIn > Limit ? TimeSpan.Zero
            : end <= Limit ? null
            : coil.Peak + (coil.Warms * Math.Log((end - pulledIn) / (end - Limit)));
    }

    /// <summary>How long it must be off before it can be on for a time; null: that time is too long for a cold one.</summary>
    public TimeSpan? Rest(double warm, TimeSpan time)
    {
        if (Hottest(warm, time) <= Limit)
        {
            return TimeSpan.Zero;
        }

        if (Hottest(0, time) > Limit)
        {
            return null;
        }

        var (cool, tooWarm) = (0.0, warm);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (cool + tooWarm) / 2;
            (cool, tooWarm) = Hottest(middle, time) <= Limit ? (middle, tooWarm) : (cool, middle);
        }

        // Never cold altogether: that would take for ever.
        return cool > 0 ? coil.Cools * Math.Log(warm / cool) : null;
    }

    private double Settled(double share) => (double)coil.Volts * coil.Volts / coil.Ohms * share * coil.KelvinsPerWatt;

    private double Towards(double warm, double end, TimeSpan time) => end + ((warm - end) * Math.Exp(-(time / (end > warm ? coil.Warms : coil.Cools))));
}
