using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.CommandLine;

public sealed class StopButtonTests
{
    [Test]
    public void The_first_press_asks_for_a_safe_stop_and_the_second_exits()
    {
        var told = new List<string>();
        using var button = new StopButton(() => told.Add("asked"), () => told.Add("exit"));

        Assert.That(button.Stop.IsCancellationRequested, Is.False);
        button.Press();
        Assert.That(button.Stop.IsCancellationRequested, Is.True);
        Assert.That(told, Is.EqualTo(new[] { "asked" }));
        button.Press();
        Assert.That(told, Is.EqualTo(new[] { "asked", "exit" }));
    }

    [Test]
    public void Ctrl_c_reaches_the_run_which_ends_with_4()
    {
        Action press = () => { };
        var stopped = new RunSummary(Simulated: true, 7, [Script.Unrecovered("s1", Verdict.Stopped, VerdictOwner.Operator, null)]);
        var host = new TestHost
        {
            Signals = pressed => press = pressed,
            Recover = (_, observer, stop) =>
            {
                observer.Started(Script.Info(simulated: true, "s1"));
                press();
                return stop.IsCancellationRequested ? new RecoverResult(stopped, [], null) : throw new InvalidOperationException("not told to stop");
            },
        };

        Assert.That(host.Run("recover"), Is.EqualTo(ExitCode.Stopped));
        Assert.That(host.Error, Does.StartWith("Stopping safely"));
        Assert.That(host.Exited, Is.Null);
    }

    [Test]
    public void Ctrl_c_twice_ends_the_process()
    {
        var host = new TestHost
        {
            Signals = pressed =>
            {
                pressed();
                pressed();
            },
        };

        host.Run("recover");

        Assert.That(host.Exited, Is.EqualTo(ExitCodes.Interrupted));
    }
}
