using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The console's port is closed and opened anew: some USB adapters fall silent without a word, and come back by that.</summary>
/// <param name="bench">The station.</param>
internal sealed class ConsoleReopenStep(Workbench bench) : IBringUpStep
{
    /// <summary>A port is opened again a second after it was lost, and twice as late each time that fails.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    public string Name => "console-reopen";

    public string ToDo => $"close the console's port and open it anew, within {Within.TotalSeconds:0} s";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end)
    {
        if (!bench.Station.Wiring.HasConsole)
        {
            end(StepEnd.Skipped("the station has no console"));
            return;
        }

        bench.Await(fact => fact is ConsoleOpened, Within, entry => end(entry is null
            ? StepEnd.Failed($"it could not be opened within {Within.TotalSeconds:0} s", $"the adapter, and port: {bench.Wired.Console!.Port} in the rig file (ls /dev/serial/by-id)")
            : StepEnd.Ok("open")));
        bench.Station.Senses.ReopenConsole();
    }
}
