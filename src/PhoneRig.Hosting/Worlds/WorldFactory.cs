using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Which world a rig lives in.</summary>
internal static class WorldFactory
{
    /// <summary>Real parts for a real rig. For a simulated one virtual time where that is asked for, else the bench that serves its socket, else one of its own.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="seed">Of a bench of its own; a bench in another process has its own seed.</param>
    /// <param name="speed">Of a bench of its own; a bench in another process has its own speed. Null: virtual time.</param>
    /// <param name="state">Where the bench's socket is; null: no other process is looked for.</param>
    /// <exception cref="HardwareFaultException">The bench on the socket is another rig's, or of another build.</exception>
    public static IWorld Open(RigConfig rig, Seed seed, double? speed, RigState? state)
    {
        if (!rig.Simulated)
        {
            return new HardwareWorld(rig);
        }

        if (speed is not { } times)
        {
            return new VirtualWorld(rig, seed);
        }

        if (state is null || !File.Exists(state.BenchSocket))
        {
            return new BenchWorld(rig, seed, times);
        }

        return (IWorld?)RemoteBenchWorld.Connect(rig, state.BenchSocket)
            ?? new BenchWorld(rig, seed, times, $"; the bench that made {state.BenchSocket} is dead, so these are new ones");
    }
}
