using PhoneRig.Core.Evidence.Lamps;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The light on the lamps' sensors with the phone off: what dark is here, and whether each can be read.</summary>
/// <param name="bench">The station.</param>
internal sealed class DarkLampsStep(Workbench bench) : IBringUpStep
{
    /// <summary>Sensors finish 20 measurements a second; the first of them are those of their own start.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    /// <summary>Half of what a sensor counts to in a look of 40.8 ms (TCS3472 data sheet: 1024 counts a cycle of 2.4 ms, 17 cycles): a lamp on top of it would saturate.</summary>
    private const int TooBright = 8700;

    private Action? look;

    public string Name => "lamps-dark";

    public string ToDo => "look at the lamps of the phone that is off: the room's light is measured, and must be steady";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        if (bench.Lamps.Lamps.IsEmpty)
        {
            end(StepEnd.Skipped("the station looks at no lamp"));
            return;
        }

        bench.SeesDark = true;
        var bound = bench.After(Within, () => End(end));
        look = () =>
        {
            if (bench.Lamps.HasDark)
            {
                bound.Dispose();
                End(end);
            }
            else
            {
                bench.Station.Senses.LookAtLamps();
            }
        };
        bench.LampsSeen += look;
        bench.Station.Senses.LookAtLamps();
    }

    private void End(Action<StepEnd> end)
    {
        bench.LampsSeen -= look;
        bench.SeesDark = false;
        if (!bench.Lamps.HasDark)
        {
            end(StepEnd.Failed($"its sensors finished {bench.Lamps.DarkLooked} looks within {Within.TotalSeconds:0} s", "the wiring and supply of the sensors, and the bus they are on: phonerig rig doctor"));
            return;
        }

        var seen = bench.Lamps.Begin().Result();
        var counts = bench.Wired.Lamps!.TellsColours;
        var unread = Names(seen.Where(one => counts && one is { Measure: null, LitWhileOff: false }));
        var bright = Names(seen.Where(one => counts && (one.LitWhileOff || (one.Measure is { } measure && (measure.Dark.Red > TooBright || measure.Dark.Green > TooBright)))));
        var lit = Names(seen.Where(one => !counts && one.LitWhileOff));
        end(
            unread.Length > 0 ? StepEnd.Failed($"could not be measured: {unread}", "the sensors over these lamps: their wires, and whether their own LED is off (LED pin to ground)")
            : bright.Length > 0 ? StepEnd.Failed($"brighter than a lamp with the phone off: {bright}", "the tubes over these lamps: the room's light gets in; the sensor's own LED must be off")
            : lit.Length > 0 ? StepEnd.Failed($"told lit with the phone off: {lit}", "the trimmer of these photodiodes, their tubes, and active: in the rig file")
            : StepEnd.Ok(counts ? $"{Count(seen.Length)} dark; the room adds {Room(seen)}" : $"{Count(seen.Length)} dark"));
    }

    private static string Names(IEnumerable<LampSurveyed> lamps) => string.Join(", ", lamps.Select(one => one.Lamp.Name));

    private static string Count(int lamps) => lamps == 1 ? "1 lamp" : $"{lamps} lamps";

    private static string Room(IEnumerable<LampSurveyed> seen)
    {
        var sums = seen.Select(one => one.Measure!.Dark.Red + one.Measure.Dark.Green).ToList();
        return $"{sums.Min()} to {sums.Max()} counts";
    }
}
