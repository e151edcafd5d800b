using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Writes down what the rig does with a station's metal.</summary>
internal sealed class MetalRecorder
{
    private readonly EventLoop loop;
    private readonly StationMetal metal;
    private readonly List<MetalMoved> moved;
    private readonly HashSet<string> down = new(StringComparer.Ordinal);
    private bool driven;

    public MetalRecorder(EventLoop loop, StationMetal metal, List<MetalMoved> moved)
    {
        (this.loop, this.metal, this.moved) = (loop, metal, moved);
        metal.Changed += Compare;
    }

    /// <summary>When the coil was driven or let go last.</summary>
    public TimeSpan ChangedAt { get; private set; } = TimeSpan.MinValue / 2;

    private void Compare()
    {
        if (metal.CoilDriven != driven)
        {
            driven = metal.CoilDriven;
            ChangedAt = loop.Uptime;
            moved.Add(new MetalMoved(loop.Uptime, metal.Name, MetalMoved.Coil, driven));
        }

        var now = metal.KeysDown;
        foreach (var key in now.Where(down.Add))
        {
            moved.Add(new MetalMoved(loop.Uptime, metal.Name, key, On: true));
        }

        foreach (var key in down.Where(key => !now.Contains(key)).ToArray())
        {
            down.Remove(key);
            moved.Add(new MetalMoved(loop.Uptime, metal.Name, key, On: false));
        }
    }
}
