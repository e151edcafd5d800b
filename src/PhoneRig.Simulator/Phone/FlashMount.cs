namespace PhoneRig.Simulator.Phone;

/// <summary>Stage 1: init mounts /flash0 (facts 1.2, 5.3).</summary>
/// <param name="scope">The boot it belongs to.</param>
internal sealed class FlashMount(BootScope scope)
{
    /// <summary>Init sleeps a day after a fatal flash error, then reboots (facts 1.4).</summary>
    private static readonly TimeSpan FatalSleep = TimeSpan.FromSeconds(86_400);

    private readonly PhoneBoard board = scope.Board;

    /// <summary>Mounts it; false: the boot ends here.</summary>
    public bool Mount()
    {
        board.Console.Line("Mounting /flash0...");
        var condition = board.Flash.Condition;
        board.Console.Line(condition is FlashCondition.Dead or FlashCondition.Unmountable ? "*** Error Mounting /flash0!! ***" : "Mount succeeded.");
        if (condition == FlashCondition.Dead)
        {
            board.Console.Line("Formatting /flash0 with cffs");
            board.Console.Line("AMD: Erase failure @ 0x00240000 (Timeout)");
            Fail();
            return false;
        }

        if (board.Profile.MicMissing)
        {
            board.Console.Line("Certificate not installed!  File system with MIC has not been initialized");
        }

        return true;
    }

    /// <summary>There is no file system to go on with.</summary>
    public void Fail()
    {
        board.Console.Line("*** Fatal Error mounting /flash0!! ***");
        board.Enter(PhoneActivity.Stalled);
        scope.WakeUps.After(FatalSleep, () => scope.Restart("unstable & non-recoverable"));
    }
}
