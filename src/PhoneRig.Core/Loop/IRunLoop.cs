using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Loop;

/// <summary>An event loop that whoever owns a rig runs.</summary>
public interface IRunLoop : IEventLoop
{
    /// <summary>
    /// Runs until <paramref name="done"/> says so, asked after each piece of work. Work that throws ends the run with that exception.
    /// </summary>
    /// <returns>False when the loop ran out of work first, which only a virtual clock can tell.</returns>
    bool RunUntil(Func<bool> done);
}
