using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>Tells a view the answer to a request that is no run; its end is the verb's matter.</summary>
/// <param name="view">The view; null where the end says all.</param>
/// <param name="asides">Takes what is beside the answer; null where the view tells that too.</param>
internal sealed class AnswerSink(IAnswerView? view, Asides? asides) : IControlSink
{
    public void Tell(ControlEvent told)
    {
        view?.Show(told);
        asides?.Show(told);
    }

    public void End(ControlEnd end)
    {
    }
}
