using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>Turns a loop in virtual time.</summary>
internal static class LoopRunning
{
    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Runs everything that is due up to and at a moment.</summary>
    public static void RunTo(this EventLoop loop, TimeSpan at)
    {
        var reached = false;
        loop.Schedule(at, () => loop.Post(() => loop.Post(() => reached = true)));
        loop.RunUntil(() => reached);
    }
}
