using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The console says something in the start of its phone.</summary>
/// <param name="bench">The station, whose phone starts.</param>
internal sealed class ConsoleTellsStep(Workbench bench) : IBringUpStep
{
    /// <summary>After the phone's first sign by another sense: it prints its banner before its lamps walk (facts 11a).</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    public string Name => "console";

    public string ToDo => $"read a line of the console in this start, {Within.TotalSeconds:0} s after the last step at the latest";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        if (!bench.Station.Wiring.HasConsole)
        {
            end(StepEnd.Skipped("the station has no console"));
            return;
        }

        bench.Await(fact => fact is ConsoleLine, Within, sinceFed: true, then: entry => end(entry?.Fact is ConsoleLine line
            ? StepEnd.Ok($"it says \"{line.Text.Trim()}\"")
            : StepEnd.Failed("it said nothing in a whole start", "the console's plug at the phone, its cable and level shifter (wiring/console.md), and its port (phonerig console --follow)")));
    }
}
