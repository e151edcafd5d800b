using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>Writes down every movement of a station's metal.</summary>
internal sealed class MetalRecorder
{
    private readonly IEventLoop loop;
    private readonly StationMetal metal;
    private readonly List<MetalMoved> moved = [];
    private HashSet<string> down = [];
    private bool power;
    private bool offHook;

    public MetalRecorder(IEventLoop loop, StationMetal metal)
    {
        (this.loop, this.metal) = (loop, metal);
        power = metal.BrickPower;
        metal.Changed += Compare;
    }

    public IReadOnlyList<MetalMoved> Moved => moved;

    private void Compare()
    {
        if (metal.BrickPower != power)
        {
            power = metal.BrickPower;
            moved.Add(new MetalMoved(loop.Uptime, MetalMoved.Power, power));
        }

        if (metal.OffHook != offHook)
        {
            offHook = metal.OffHook;
            moved.Add(new MetalMoved(loop.Uptime, MetalMoved.Hook, offHook));
        }

        HashSet<string> now = [.. metal.KeysDown];
        moved.AddRange(now.Except(down).Select(key => new MetalMoved(loop.Uptime, key, On: true)));
        moved.AddRange(down.Except(now).Select(key => new MetalMoved(loop.Uptime, key, On: false)));
        down = now;
    }
}
