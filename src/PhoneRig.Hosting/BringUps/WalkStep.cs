using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The walk of the phone's start goes over its line lamps, each is seen, and its amber is measured (facts 0.2, 1.2).</summary>
/// <param name="bench">The station, whose phone was fed by the step before.</param>
internal sealed class WalkStep(Workbench bench) : IBringUpStep
{
    /// <summary>How often it is seen whether the walk is through: a step of it (facts 1.2).</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public string Name => "walk";

    public string ToDo => $"see the walk of the line lamps that every start begins with, up to {Within.TotalSeconds:0} s after the power; amber is measured";

    public bool Gates => false;

    /// <summary>Until it begins, and two rounds of the slowest walk that is known as one: 2 s on each of 8 lamps.</summary>
    private TimeSpan Within => (bench.Model.Timings.TryGetValue("power-on-to-walk", out var walk) ? walk.Longest : TimeSpan.FromSeconds(240)) + TimeSpan.FromSeconds(32);

    public void Begin(Action<StepEnd> end)
    {
        if (!bench.Model.Lamps.GetValueOrDefault("lines", []).Any(line => bench.Lamps.Lamps.Contains(new Lamp(line))))
        {
            end(StepEnd.Skipped("the station looks at no line lamp"));
            return;
        }

        if (bench.Lamps.HasWalk(bench.Now) || bench.Now >= bench.FedAt + Within)
        {
            End(end);
        }
        else
        {
            bench.After(Pause, () => Begin(end));
        }
    }

    private void End(Action<StepEnd> end)
    {
        bench.EndLamps();
        if (bench.Lamps.WalkBegan is not { } began)
        {

            end(StepEnd.Failed(
                $"no walk was seen within {Within.TotalSeconds:0} s",
                "the tubes and sensors of the line lamps, and whether the phone's own lamps walk: try another phone (three line lamps at the least tell a short walk)"));
            return;
        }

        Keep("power-on-to-walk", began - bench.FedAt!.Value);
        if (bench.Lamps.WalkEnded is { } ended && bench.Model.Timings.TryGetValue("normal-walk", out var usual) && ended - began <= usual.Longest * 2)
        {
            Keep("normal-walk", ended - began);
        }

        var seen = bench.Lamps.Result();
        var missed = seen.Where(one => one.Look == WalkLook.Missed).Select(one => one.Lamp.Name).ToList();
        var unreached = seen.Where(one => one.Look == WalkLook.NotReached).Select(one => one.Lamp.Name).ToList();
        var count = seen.Count(one => one.Look == WalkLook.Seen);
        var reached = $"{count} line {(count == 1 ? "lamp" : "lamps")} seen lit{(unreached.Count == 0 ? "" : $"; the walk ended before {string.Join(", ", unreached)}")}";
        end(missed.Count == 0
            ? StepEnd.Ok(reached)
            : StepEnd.Failed($"{string.Join(", ", missed)} {(missed.Count == 1 ? "was" : "were")} not seen lit in the walk, which went over {(missed.Count == 1 ? "it" : "them")}; {reached}", $"the sensor over {string.Join(", ", missed)}: its tube, and whether it sits over its own lamp; it is the rig's fault, not the phone's"));
    }

    /// <summary>To 10 ms: the lamps are looked at every 50.</summary>
    private void Keep(string timing, TimeSpan took) => bench.Timings[timing] = TimeSpan.FromMilliseconds(Math.Round(took.TotalMilliseconds / 10) * 10);
}
