using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>Tells a view the answer to a request for a run.</summary>
/// <param name="view">The view.</param>
/// <param name="asides">Takes what is no part of the run.</param>
internal sealed class RunSink(IRunView view, Asides asides) : IControlSink
{
    public void Tell(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Began began:
                view.Started(began.Run);
                break;
            case ControlEvent.Added added:
                view.Added(added.Station, added.Entry);
                break;
            case ControlEvent.LampsSeen lamps:
                view.LampsSeen(lamps.Station, lamps.Lamps, lamps.Colours);
                break;
            case ControlEvent.Asked asked:
                view.Asked(asked.Station, asked.Request);
                break;
            default:
                asides.Show(told);
                break;
        }
    }

    public void End(ControlEnd end)
    {
        if (end.Summary is { } summary)
        {
            view.Ended(summary);
        }
    }
}
