using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Control;

/// <summary>A rig in this process, open for as long as the process owns it. Opening it moved nothing; <see cref="IDisposable.Dispose"/> closes its parts.</summary>
public interface IOwnedRig : IRigControl, IDisposable
{
    /// <summary>What is real here and what is not, as a phrase for people.</summary>
    string Surroundings { get; }

    /// <summary>What a person must know before anything is asked of the rig: a damaged journal was set aside. Null where all was in order.</summary>
    string? Notice { get; }

    /// <summary>True once <see cref="Shutdown"/> is through: keys up, journal on disk.</summary>
    bool Closed { get; }

    /// <summary>Runs the rig's loop on the calling thread until <paramref name="done"/> says so, asked after each piece of work.</summary>
    /// <returns>False when nothing is left to happen, which only virtual time can tell.</returns>
    /// <exception cref="Core.Ports.HardwareFaultException">The rig cannot go on.</exception>
    bool RunUntil(Func<bool> done);

    /// <summary>Gives a supervisor signs of life from the rig's loop, and says when the rig is ready; once, before the loop runs.</summary>
    /// <param name="supervisor">Who watches over this process; disposed of by whoever made it, after the loop.</param>
    void Supervise(ISupervisor supervisor);

    /// <summary>Asks for a safe stop of everything and then the end; from any thread, and more than once. The loop has to run on until <see cref="Closed"/>.</summary>
    /// <param name="by">Who asks, for the timeline.</param>
    void Shutdown(string by);

    /// <summary>Lets every key go now, without the loop, for a process that ends at once; from any thread. Never throws.</summary>
    void ReleaseAtOnce();
}
