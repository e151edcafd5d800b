using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Tests.Support;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>A board is asked once a second, and what is wrong with it is told once.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardWatchTests : IDisposable
{
    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<string> told = [];
    private readonly FakeBoard board = new();
    private readonly QueuedExecutor executor;
    private readonly BoardWatch watch;

    public BoardWatchTests()
    {
        executor = new QueuedExecutor(loop);
        watch = new BoardWatch(board, loop, executor, reason => told.Add($"{loop.Uptime.TotalSeconds:0} {reason}"), () => told.Add($"{loop.Uptime.TotalSeconds:0} mended"));
        watch.Start();
    }

    [TearDown]
    public void Dispose() => watch.Dispose();

    [Test]
    public void A_board_that_is_as_it_was_told_to_be_is_asked_once_a_second_and_nothing_is_said()
    {
        To(60.5);
        Assert.That((board.Asked, told.Count), Is.EqualTo((60, 0)));
    }

    [Test]
    public void What_it_does_not_show_any_more_is_told_at_once_and_once()
    {
        To(5.5);
        board.Strayed = "reset";
        To(60);
        Assert.That(told, Is.EqualTo(new[] { "6 reset" }));
    }

    [Test]
    public void One_transfer_that_nobody_acknowledges_is_no_fault()
    {
        To(5.5);
        board.Gone = true;
        To(6.5);
        board.Gone = false;
        To(60);
        Assert.That(told, Is.Empty);
    }

    [Test]
    public void A_board_that_is_gone_is_one_fault_until_it_is_back()
    {
        To(5.5);
        board.Gone = true;
        To(30.5);
        board.Gone = false;
        To(60.5);
        board.Gone = true;
        To(90);
        Assert.That(told, Is.EqualTo(new[] { "7 it does not answer", "31 mended", "62 it does not answer" }));
    }

    [Test]
    public void A_bus_that_hangs_is_a_fault_and_questions_do_not_pile_up()
    {
        executor.Slow = true;
        To(30.5);
        Assert.That((executor.Waiting, told.Count), Is.EqualTo((1, 0)), "a busy machine is no fault");
        To(60);
        Assert.That(told, Has.Count.EqualTo(1).And.All.StartWith("31 it has not answered for 30 s"));

        executor.Slow = false;
        executor.RunAll();
        To(70);
        Assert.That(told[^1], Does.EndWith("mended"));
    }

    [Test]
    public void After_its_end_it_asks_no_more()
    {
        To(5.5);
        watch.Dispose();
        To(60);
        Assert.That(board.Asked, Is.EqualTo(5));
    }

    private void To(double seconds)
    {
        var there = false;
        loop.Schedule(TimeSpan.FromSeconds(seconds), () => there = true);
        loop.RunUntil(() => there);
    }

    private sealed class FakeBoard : IBoardCheck
    {
        public int Asked { get; private set; }

        public bool Gone { get; set; }

        public string? Strayed { get; set; }

        public string Board => "keys";

        public int Bus => 1;

        public string? Deviation()
        {
            Asked++;
            var told = Strayed;
            Strayed = null;
            return Gone ? throw new HardwareFaultException("board keys", "it does not answer") : told;
        }
    }
}
