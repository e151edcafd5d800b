using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>Shows a run. Whatever was begun is on its way to the reader when it is disposed of.</summary>
internal interface IRunView : IRunObserver, IDisposable
{
    /// <summary>A safe stop was asked for; may come from any thread.</summary>
    void Stopping();

    /// <summary>The process is about to end at once, whatever is under way; may come from any thread. Leaves the terminal as it was found.</summary>
    void Leaving();

    /// <summary>The run is over. Nothing comes after this.</summary>
    void Ended(RunSummary summary);
}
