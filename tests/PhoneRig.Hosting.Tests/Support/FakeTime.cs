namespace PhoneRig.Hosting.Tests.Support;

/// <summary>Real time as the test tells it; each look at it may cost some.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan elapsed;

    public static DateTimeOffset Epoch { get; } = new(2020, 2, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far time goes on with each look.</summary>
    public TimeSpan PerLook { get; set; }

    /// <summary>How far the wall clock was set forward, which must not matter.</summary>
    public TimeSpan WallJump { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public int Looks { get; private set; }

    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            elapsed += by;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            Looks++;
            elapsed += PerLook;
            return elapsed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return Epoch + elapsed + WallJump;
        }
    }
}
