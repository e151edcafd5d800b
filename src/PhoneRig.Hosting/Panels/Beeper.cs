using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Panels;

/// <summary>Beeps, and not at night. Lives on the rig's loop.</summary>
/// <param name="buzzer">The buzzer.</param>
/// <param name="quiet">When it does not; null: it always does.</param>
/// <param name="zone">Whose time of the day that is.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="executor">Moves its pin.</param>
/// <param name="tell">Takes its faults.</param>
internal sealed class Beeper(ISignal buzzer, QuietHours? quiet, TimeZoneInfo zone, IEventLoop loop, IEdgeExecutor executor, Action<Fact> tell)
{
    /// <summary>Long enough to be heard in a room with fans, short enough not to be hated: our choice.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMilliseconds(200);

    private readonly DrivenSignal driven = new(buzzer, loop, executor, tell);
    private IDisposable? end;

    /// <summary>Beeps once; several at once are one.</summary>
    public void Beep()
    {
        if (end is not null || quiet?.Has(TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(loop.Now, zone).TimeOfDay)) == true)
        {
            return;
        }

        driven.Want(true);
        end = loop.Schedule(loop.Uptime + Long, Hush);
    }

    /// <summary>Is silent from now on; it may sound still from the process before this one.</summary>
    public void Hush()
    {
        end?.Dispose();
        end = null;
        driven.Want(false);
    }
}
