using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>
/// The current of a coil with a flyback diode, once the pulses have gone on for some periods: it rises through resistance and inductance while the output is
/// on, and runs down through the diode while it is off.
/// </summary>
/// <param name="Mean">The mean in amperes: what pulls.</param>
/// <param name="MeanSquare">The mean of its square: what heats.</param>
internal readonly record struct CoilCurrent(double Mean, double MeanSquare)
{
    /// <summary>In the middle of the 10 to 30 mH of facts 9, in henries.</summary>
    public const double Inductance = 0.02;

    /// <summary>A silicon diode's forward drop, in volts.</summary>
    private const double Diode = 0.7;

    /// <summary>Slices of each half of a period, for the mean of the square.</summary>
    private const int Slices = 64;

    /// <summary>The time constant of the current, in seconds.</summary>
    public static double Lag(double ohms) => Inductance / ohms;

    /// <summary>The current that a train of pulses makes.</summary>
    public static CoilCurrent Of(PulseTrain pulses, double volts, double ohms)
    {
        if (pulses.Share is 0 or 1)
        {
            var steady = pulses.Share * volts / ohms;
            return new CoilCurrent(steady, steady * steady);
        }

        var lag = Lag(ohms);
        var (onTime, offTime) = (pulses.Share * pulses.Period, (1 - pulses.Share) * pulses.Period);
        var (top, bottom) = (volts / ohms, -Diode / ohms);
        var (rise, fall) = (Math.Exp(-onTime / lag), Math.Exp(-offTime / lag));

        // Where the period begins as it ends; below zero the diode has stopped before.
        var lowest = Math.Max(0, ((bottom * (1 - fall)) + (top * (1 - rise) * fall)) / (1 - (rise * fall)));
        var highest = top + ((lowest - top) * rise);
        var (mean, square) = (0.0, 0.0);
        for (var slice = 0; slice < Slices; slice++)
        {
            var at = (slice + 0.5) / Slices;
            Add(top + ((lowest - top) * Math.Exp(-onTime * at / lag)), pulses.Share);
            Add(Math.Max(0, bottom + ((highest - bottom) * Math.Exp(-offTime * at / lag))), 1 - pulses.Share);
        }

        return new CoilCurrent(mean, square);

        void Add(double amperes, double share)
        {
            mean += amperes * share / Slices;
            square += amperes * amperes * share / Slices;
        }
    }
}
