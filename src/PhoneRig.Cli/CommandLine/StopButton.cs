namespace PhoneRig.Cli.CommandLine;

/// <summary>Ctrl-C: pressed once it asks for a safe stop, pressed again it ends the process at once.</summary>
/// <param name="asked">Tells the person that the stop is under way.</param>
/// <param name="exit">Ends the process.</param>
internal sealed class StopButton(Action asked, Action exit) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private int presses;

    /// <summary>Cancelled by the first press.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Takes a press; from any thread.</summary>
    public void Press()
    {
        if (Interlocked.Increment(ref presses) > 1)
        {
            exit();
            return;
        }

        asked();
        stop.Cancel();
    }

    public void Dispose() => stop.Dispose();
}
