using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Supplies;

/// <summary>
/// What the rig makes of its uninterruptible power supply. It is told to every station, whose runs begin nothing on the battery; when that is low, every run is stopped
/// safely while there still is power to do it with. Lives on the rig's loop.
/// </summary>
internal sealed class UpsDesk : IDisposable
{
    /// <summary>Who asks for runs to stop, on the stations' timelines.</summary>
    public const string Name = "the UPS, whose battery is low";

    private readonly UpsWatch watch;
    private readonly Action<Fact> tellRig;
    private readonly Action<Fact> tellStations;
    private readonly Action stop;
    private readonly Action changed;

    /// <summary>Asks nothing yet: see <see cref="Start"/>.</summary>
    /// <param name="ups">The supply.</param>
    /// <param name="loop">The rig's loop.</param>
    /// <param name="executor">Asks it.</param>
    /// <param name="tellRig">Puts a fact on the rig's own timeline.</param>
    /// <param name="tellStations">Puts a fact on every station's.</param>
    /// <param name="stop">Stops every run safely, by <see cref="Name"/>.</param>
    /// <param name="changed">Told before anything is stopped: what waits may go on, or has to.</param>
    public UpsDesk(IUps ups, IEventLoop loop, IEdgeExecutor executor, Action<Fact> tellRig, Action<Fact> tellStations, Action stop, Action changed)
    {
        (this.tellRig, this.tellStations, this.stop, this.changed) = (tellRig, tellStations, stop, changed);
        watch = new UpsWatch(ups, loop, executor, Take);
    }

    /// <summary>What feeds the rig; null: it was not asked yet.</summary>
    public UpsSeen? Seen => watch.Told;

    /// <summary>True where it is known that the mains are away.</summary>
    public bool OnBattery => Seen is { Power: UpsPower.Battery or UpsPower.LowBattery };

    public void Start() => watch.Start();

    public void Dispose() => watch.Dispose();

    private void Take(UpsSeen seen)
    {
        tellRig(seen);
        tellStations(seen);
        changed();
        if (seen.Power == UpsPower.Unknown)
        {
            tellRig(new Notice($"{seen.Said}. Runs are begun as on the mains; phonerig rig doctor looks again"));
        }
        else if (seen.Power == UpsPower.LowBattery)
        {
            stop();
        }
    }
}
