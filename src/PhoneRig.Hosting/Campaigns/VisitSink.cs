using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Hears how a visit's run goes, as whoever asks for a run does.</summary>
/// <param name="began">Told the run's id, before anything of it is on the station's timeline.</param>
/// <param name="ended">Told how it ended; null where it was refused, or the rig was shut down before its end.</param>
internal sealed class VisitSink(Action<string> began, Action<StationSummary?> ended) : IControlSink
{
    public void Tell(ControlEvent told)
    {
        if (told is ControlEvent.Began { Run.Run: var run })
        {
            began(run);
        }
    }

    public void End(ControlEnd end) => ended(end.Summary?.Stations[0]);
}
