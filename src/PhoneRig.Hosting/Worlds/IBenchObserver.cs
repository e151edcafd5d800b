using System.Collections.Immutable;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Watches a bench; called on the thread that runs it.</summary>
public interface IBenchObserver
{
    /// <summary>It stands, and rigs can connect.</summary>
    void Started(BenchInfo bench);

    /// <summary>The truth about a station has changed.</summary>
    /// <param name="before">The truth before; null the first time.</param>
    /// <param name="now">The truth now.</param>
    void Changed(BenchTruth? before, BenchTruth now);

    /// <summary>A rig's process came or went.</summary>
    /// <param name="processes">Those that are connected now; one, or none, if all is well.</param>
    void RigsChanged(ImmutableSortedSet<int> processes);
}
