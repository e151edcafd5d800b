using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Supplies;

/// <summary>
/// Asks the uninterruptible power supply every few seconds, in every world alike, and tells changes. One that does not answer is not known to be on its battery: that is told once, and the rig goes on. Lives
/// on the rig's loop; the supply is asked by the executor.
/// </summary>
/// <param name="ups">The supply.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Asks it.</param>
/// <param name="tell">Takes what has changed.</param>
internal sealed class UpsWatch(IUps ups, IEventLoop loop, IEdgeExecutor executor, Action<UpsSeen> tell) : IDisposable
{
    /// <summary>How often it is asked: as upsmon does (POLLFREQ, upsmon.conf).</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>How many questions in a row it may leave open before that counts: one lost on the way is no news. Our choice.</summary>
    private const int MostOpen = 3;

    private IDisposable? next;
    private bool asking;
    private bool disposed;
    private int open;

    /// <summary>What was told last; null: nothing yet.</summary>
    public UpsSeen? Told { get; private set; }

    public void Start() => Ask();

    public void Dispose()
    {
        disposed = true;
        next?.Dispose();
    }

    private void Ask()
    {
        if (disposed)
        {
            return;
        }

        next = loop.Schedule(loop.Uptime + Every, Ask);
        if (asking)
        {
            Miss($"{ups.Name}: it has not answered for {Every.TotalSeconds:0} s");
            return;
        }

        asking = true;
        UpsReading? seen = null;
        executor.Run(() => seen = ups.Read(), fault =>
        {
            asking = false;
            if (disposed)
            {
                return;
            }

            if (seen is { } reading)
            {
                open = 0;
                Tell(new UpsSeen(reading.Power, reading.Said));
            }
            else
            {
                Miss(fault is HardwareFaultException known ? known.Message : $"{ups.Name}: {fault?.Message}");
            }
        });
    }

    private void Miss(string why)
    {
        open++;
        if (Told is null || open >= MostOpen)
        {
            Tell(new UpsSeen(UpsPower.Unknown, why));
        }
    }

    /// <summary>Words that change while the power does not ("OL CHRG") are no news.</summary>
    private void Tell(UpsSeen seen)
    {
        if (Told?.Power != seen.Power)
        {
            Told = seen;
            tell(seen);
        }
    }
}
