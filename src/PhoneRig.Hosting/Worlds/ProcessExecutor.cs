using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Does the work of a simulated process's edges in place, as long as there is the process.</summary>
/// <param name="loop">The process's loop.</param>
internal sealed class ProcessExecutor(ProcessLoop loop) : IEdgeExecutor
{
    private readonly InPlace inPlace = new(loop);

    public void Run(Action work, Action<Exception?> done)
    {
        if (!loop.Over)
        {
            inPlace.Run(work, done);
        }
    }
}
