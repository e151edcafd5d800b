using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Panels;

/// <summary>Shows a station's signal on its light, by one lamp's rhythm or two lamps' colours. Drives nothing before it has something to show. Lives on the rig's loop.</summary>
internal sealed class LightShow
{
    private readonly IEventLoop loop;
    private readonly ImmutableArray<(DrivenSignal Lamp, bool? Red)> lamps;
    private StationSignal? showing;
    private IDisposable? next;

    /// <param name="lamps">The lamps of the light.</param>
    /// <param name="loop">The rig's loop.</param>
    /// <param name="executor">Moves their pins.</param>
    /// <param name="tell">Takes their faults.</param>
    public LightShow(ImmutableArray<PanelLamp> lamps, IEventLoop loop, IEdgeExecutor executor, Action<Fact> tell)
    {
        this.loop = loop;
        this.lamps = [.. lamps.Select(lamp => (new DrivenSignal(lamp.Signal, loop, executor, tell), lamp.Red))];
    }

    /// <summary>Shows a signal from now on.</summary>
    public void Show(StationSignal signal)
    {
        if (signal != showing)
        {
            showing = signal;
            Step();
        }
    }

    private void Step()
    {
        next?.Dispose();
        var (lit, until) = SignalPattern.At(showing!.Value, loop.Uptime);
        foreach (var (lamp, red) in lamps)
        {
            lamp.Want(lit && (red is null || red == SignalPattern.IsRed(showing.Value)));
        }

        next = until is { } at ? loop.Schedule(at, Step) : null;
    }
}
