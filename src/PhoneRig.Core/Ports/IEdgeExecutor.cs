namespace PhoneRig.Core.Ports;

/// <summary>Runs the blocking work of an edge (a chip, a sensor) away from the loop, in order; in virtual time, in place.</summary>
public interface IEdgeExecutor
{
    /// <summary>Runs <paramref name="work"/>, then posts <paramref name="done"/> to the loop with the exception it threw, or null.</summary>
    void Run(Action work, Action<Exception?> done);
}
