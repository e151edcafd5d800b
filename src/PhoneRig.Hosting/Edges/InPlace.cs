using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Edges;

/// <summary>Runs an edge's work in place: for virtual time, where nothing blocks.</summary>
/// <param name="loop">The loop that hears of the end.</param>
internal sealed class InPlace(IEventLoop loop) : IEdgeExecutor
{
    public void Run(Action work, Action<Exception?> done)
    {
        Exception? fault = null;
        try
        {
            work();
        }
        catch (HardwareFaultException thrown)
        {
            fault = thrown;
        }

        loop.Post(() => done(fault));
    }
}
