using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Makes a simulated phone's brick drop out when its rig file says so (facts 11a). On the bench's loop only.</summary>
internal sealed class DropOuts
{
    private readonly IEventLoop loop;
    private readonly BenchPowerConfig config;
    private readonly SimulatedPhone phone;
    private readonly StationMetal metal;
    private PhoneActivity before;
    private int left;

    public DropOuts(IEventLoop loop, BenchPowerConfig config, SimulatedPhone phone, StationMetal metal)
    {
        (this.loop, this.config, this.phone, this.metal) = (loop, config, phone, metal);
        left = config.Times;
        if (config.DropsOutAt is { } at)
        {
            loop.Schedule(loop.Uptime + at, () => metal.DropBrick(config.For));
        }

        if (config.DropsOutWhile is not null)
        {
            phone.TruthChanged += Look;
        }
    }

    private void Look()
    {
        var now = phone.Truth.Activity;
        if (now != before && now == Moment && left > 0)
        {
            left--;

            // Not from within: the phone is still busy beginning it.
            loop.Post(() => metal.DropBrick(config.For));
        }

        before = now;
    }

    private PhoneActivity? Moment => config.DropsOutWhile switch
    {
        DropOutMoment.Downloading => PhoneActivity.Downloading,
        DropOutMoment.Writing => PhoneActivity.Writing,
        DropOutMoment.Erasing => PhoneActivity.Erasing,
        DropOutMoment.Formatting => PhoneActivity.Formatting,
        _ => null,
    };
}
