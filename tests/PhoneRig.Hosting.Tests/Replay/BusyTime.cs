using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>One virtual time for two loops on one thread: while the rig's waits, the others' runs, and sometimes on beyond the end of that wait.</summary>
internal sealed class BusyTime
{
    /// <summary>Between two looks at the clock at the most: the machine does other things too.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(4);

    /// <summary>One wait in so many ends in a stall.</summary>
    private const int StallEach = 20;

    private readonly Random random;
    private readonly TimeSpan longestStall;
    private TimeSpan now;

    public BusyTime(Random random, TimeSpan longestStall)
    {
        (this.random, this.longestStall) = (random, longestStall);
        ForOthers = new OthersClock(this);
        ForRig = new RigClock(this);
    }

    /// <summary>The clock of phones, metal and network.</summary>
    public ILoopClock ForOthers { get; }

    /// <summary>The clock of the rig.</summary>
    public ILoopClock ForRig { get; }

    /// <summary>The loop that runs while the rig's waits.</summary>
    public EventLoop Others { private get; set; } = null!;

    private TimeSpan Bound { get; set; }

    private sealed class OthersClock(BusyTime time) : ILoopClock
    {
        public TimeSpan Uptime => time.now;

        public DateTimeOffset Now => VirtualClock.Epoch + time.now;

        public bool WaitUntil(TimeSpan? due)
        {
            var isWithin = due <= time.Bound;
            var until = isWithin ? due!.Value : time.Bound;
            time.now = until > time.now ? until : time.now;
            return isWithin;
        }

        public void Wake()
        {
        }
    }

    private sealed class RigClock(BusyTime time) : ILoopClock
    {
        private static readonly TimeSpan Never = TimeSpan.FromDays(1);
        private bool woken;

        public TimeSpan Uptime => time.now += LongestStep * time.random.NextDouble();

        public DateTimeOffset Now => VirtualClock.Epoch + time.now;

        public bool WaitUntil(TimeSpan? due)
        {
            var stall = time.random.Next(StallEach) == 0 ? time.longestStall * time.random.NextDouble() : TimeSpan.Zero;

            // Either it is free, and hears at once of what happens; or it is kept, and hears of all that happened at the end.
            time.Bound = due ?? (time.now + Never);
            time.Others.RunUntil(() => woken);
            time.Bound = time.now + stall;
            time.Others.RunUntil(() => false);
            var ended = woken || due is not null;
            woken = false;
            return ended;
        }

        public void Wake() => woken = true;
    }
}
