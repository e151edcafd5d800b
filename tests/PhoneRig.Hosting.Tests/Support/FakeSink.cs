using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>Keeps an answer.</summary>
internal sealed class FakeSink : IControlSink
{
    public List<ControlEvent> Told { get; } = [];

    public ControlEnd? Ended { get; private set; }

    public IEnumerable<Fact> Facts => Told.OfType<ControlEvent.Added>().Select(added => added.Entry.Fact);

    public void Tell(ControlEvent told)
    {
        Assert.That(Ended, Is.Null, "nothing comes after the end");
        Told.Add(told);
    }

    public void End(ControlEnd end)
    {
        Assert.That(Ended, Is.Null, "an answer ends once");
        Ended = end;
    }
}
