using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The console is open and says nothing while the phone is off. It is only listened to.</summary>
/// <param name="bench">The station.</param>
internal sealed class QuietConsoleStep(Workbench bench) : IBringUpStep
{
    /// <summary>A line of 40 characters takes 42 ms at 9600 baud; noise shows sooner.</summary>
    private static readonly TimeSpan Listens = TimeSpan.FromSeconds(5);

    public string Name => "console-quiet";

    public string ToDo => $"listen to the console of the phone that is off, for {Listens.TotalSeconds:0} s; nothing is sent";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        if (!bench.Station.Wiring.HasConsole)
        {
            end(StepEnd.Skipped("the station has no console"));
            return;
        }

        if (bench.Station.Senses.Line is null)
        {
            end(StepEnd.Failed("its port could not be opened", $"the cable, and port: {bench.Wired.Console!.Port} in the rig file (ls /dev/serial/by-id)"));
            return;
        }

        bench.Await(
            fact => fact is ConsoleLine or ConsoleGarbled or ConsoleLost,
            Listens,
            entry => end(entry?.Fact switch
            {
                null => StepEnd.Ok($"open, and silent for {Listens.TotalSeconds:0} s"),
                ConsoleLost lost => StepEnd.Failed($"it was lost: {lost.Reason}", "the adapter and its cable"),
                ConsoleLine line => StepEnd.Failed($"it says \"{line.Text}\" although the phone is off", "whether the cable goes to this phone and no other, and the ground wire (wiring/console.md)"),
                _ => StepEnd.Failed("it hears noise although the phone is off", "the ground wire, and a pull-up at the adapter's input (wiring/console.md)"),
            }));
    }
}
