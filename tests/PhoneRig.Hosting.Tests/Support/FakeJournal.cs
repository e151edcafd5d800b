using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A journal that becomes durable when the test says so; on its own while <see cref="Prompt"/>.</summary>
internal sealed class FakeJournal(IEventLoop loop) : IJournal
{
    private readonly Queue<Action<HardwareFaultException?>> waiting = new();

    public List<(string Station, Entry Entry)> Entries { get; } = [];

    public bool Prompt { get; set; }

    /// <summary>What keeps it from writing; null for nothing.</summary>
    public HardwareFaultException? Fault { get; set; }

    public IEnumerable<Fact> Facts(string station) => Entries.Where(entry => entry.Station == station).Select(entry => entry.Entry.Fact);

    public long NextSequence(string station) => Entries.Count(entry => entry.Station == station) + 1;

    public void Append(string station, Entry entry) => Entries.Add((station, entry));

    public bool HasRun(string id) => Entries.Exists(entry => entry.Entry.Fact is RunStarted started && started.Run == id);

    public void WhenDurable(Action<HardwareFaultException?> then)
    {
        waiting.Enqueue(then);
        if (Prompt)
        {
            Write();
        }
    }

    /// <summary>Answers all who wait, in the middle of whatever is under way.</summary>
    public void AnswerAtOnce()
    {
        while (waiting.TryDequeue(out var then))
        {
            then(Fault);
        }
    }

    /// <summary>Answers all who wait.</summary>
    public void Write()
    {
        while (waiting.TryDequeue(out var then))
        {
            var fault = Fault;
            loop.Post(() => then(fault));
        }
    }
}
