using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Switches;

/// <summary>Reads a rig's switch once, without owning the rig: a switch is only read, by anybody at any time.</summary>
public static class SwitchProbe
{
    /// <summary>Reads it; a silent one takes a few seconds.</summary>
    /// <param name="rig">The rig; it names a switch. A simulated one's is that of the bench which serves its socket, else of a bench made for it.</param>
    /// <param name="state">Where the bench's socket is.</param>
    /// <exception cref="HardwareFaultException">No port can be opened to ask from.</exception>
    public static SwitchSight Read(RigConfig rig, RigState state)
    {
        using var world = WorldFactory.Open(rig, new Seed(1), speed: 1, state);
        SwitchSight? sight = null;
        SwitchSense? sense = null;
        world.NetworkLoop.Post(() =>
        {
            try
            {
                sense = new SwitchSense(rig.Switch!, world.NetworkLoop, world.OpenManagement, new Seed(Environment.ProcessId), seen => world.Loop.Post(() => sight = seen));
            }
            catch (HardwareFaultException fault)
            {
                world.Loop.Post(() => System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault));
            }
        });
        world.Loop.RunUntil(() => sight is not null);
        world.NetworkLoop.Post(() => sense?.Dispose());
        return sight!;
    }
}
