using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Tests.Control;

public sealed class ClientQueueTests
{
    private static ControlEvent.Added Entry(long sequence) =>
        new ControlEvent.Added("s1", new Entry(sequence, DateTimeOffset.UnixEpoch, TimeSpan.Zero, new ConsoleLine("x", null, null)));

    private static ControlEvent.LampsSeen Frame(string station, LampColour colour) => new ControlEvent.LampsSeen(station, [new Lamp("line1")], [colour]);

    private static async Task<List<string>> Rest(ClientQueue queue)
    {
        var words = new List<string>();
        while (true)
        {
            var (told, end) = await queue.Next(CancellationToken.None);
            words.Add(told switch
            {
                null => $"end {end!.Outcome}",
                ControlEvent.Added added => $"{added.Entry.Sequence}",
                ControlEvent.LampsSeen lamps => $"{lamps.Station} {lamps.Colours[0]}",
                ControlEvent.Lost lost => $"lost {lost.Entries}",
                _ => told.GetType().Name,
            });
            if (told is null)
            {
                return words;
            }
        }
    }

    [Test]
    public async Task Of_lamp_frames_only_the_last_of_a_station_waits()
    {
        var queue = new ClientQueue(10, () => { });
        queue.Tell(Frame("s1", LampColour.Red));
        queue.Tell(Frame("s2", LampColour.Red));
        queue.Tell(Frame("s1", LampColour.Green));
        queue.End(FakeRig.Done);

        Assert.That(await Rest(queue), Is.EqualTo(new[] { "s2 Red", "s1 Green", "end Done" }));
    }

    [Test]
    public async Task Lamp_frames_go_before_any_entry_does()
    {
        var queue = new ClientQueue(3, () => { });
        queue.Tell(Frame("s1", LampColour.Red));
        queue.Tell(Entry(1));
        queue.Tell(Entry(2));
        queue.Tell(Entry(3));
        queue.Tell(Frame("s2", LampColour.Red));
        queue.End(FakeRig.Done);

        Assert.That(await Rest(queue), Is.EqualTo(new[] { "1", "2", "3", "end Done" }));
    }

    [Test]
    public async Task Lost_entries_are_counted_where_they_are_missing()
    {
        var queue = new ClientQueue(2, () => { });
        for (var i = 1; i <= 5; i++)
        {
            queue.Tell(Entry(i));
        }

        Assert.That((await queue.Next(CancellationToken.None)).Told, Is.InstanceOf<ControlEvent.Added>());
        Assert.That((await queue.Next(CancellationToken.None)).Told, Is.InstanceOf<ControlEvent.Added>());
        queue.Tell(Entry(6));
        queue.End(FakeRig.Done);

        Assert.That(await Rest(queue), Is.EqualTo(new[] { "lost 3", "6", "end Done" }));
    }

    [Test]
    public async Task Questions_and_the_end_are_told_however_full_it_is()
    {
        var queue = new ClientQueue(1, () => { });
        queue.Tell(Entry(1));
        queue.Tell(Entry(2));
        queue.Tell(new ControlEvent.Waiting("for s1"));
        queue.End(FakeRig.Done);

        Assert.That(await Rest(queue), Is.EqualTo(new[] { "1", "lost 1", "Waiting", "end Done" }));
    }

    [Test]
    public async Task The_first_end_counts_and_nothing_comes_after_it()
    {
        var ends = 0;
        var queue = new ClientQueue(10, () => ends++);
        queue.End(FakeRig.Done);
        queue.End(FakeRig.Done with { Outcome = ControlOutcome.RigFault });
        queue.Tell(Entry(1));

        Assert.That(await Rest(queue), Is.EqualTo(new[] { "end Done" }));
        Assert.That(ends, Is.EqualTo(1));
    }
}
