namespace PhoneRig.Simulator.Phone;

/// <summary>Stage 5: the walk ends; programs start, or the loader looks for a load (facts 1.2).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="link">The network.</param>
/// <param name="mount">The mounting of its flash.</param>
internal sealed class LoadStart(BootScope scope, NetworkLink link, FlashMount mount)
{
    private readonly PhoneBoard board = scope.Board;

    public void Begin()
    {
        scope.EndWalk();
        if (board.Flash.Condition == FlashCondition.Unmountable)
        {
            board.Console.Line("** ERROR ** creating system directories");
            mount.Fail();
            return;
        }

        board.Console.Line($"State load init.tab --> {(board.Flash.HasLoad ? "startup apps" : "image recovery")}");
        if (board.Flash.HasLoad)
        {
            board.Console.Line("Starting applications from /etc/init.tab");
        }

        if (board.Flash.HasLoad && (board.Flash.Condition == FlashCondition.Crashing || LoadRelease.IsFrom(board.Flash.Release, board.Profile.CrashesFrom)))
        {
            Crash();
        }
        else
        {
            new LoadCheck(scope, link).Begin();
        }
    }

    /// <summary>The programs fail until their restarts are used up (facts 1.2).</summary>
    private void Crash()
    {
        board.Enter(PhoneActivity.Crashing);
        board.Lamps.HeadsetOnly();
        scope.WakeUps.After(board.Profile.CrashAfter, () =>
        {
            board.Console.Line("Child /usr/bin/java exceeded max restarts");
            if (board.Profile.CrashDropsLoad)
            {
                board.Flash.DropLoad();
            }

            scope.Reboot("unstable & non-recoverable");
        });
    }
}
