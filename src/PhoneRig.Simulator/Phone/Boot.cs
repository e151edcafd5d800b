using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>One boot, from power (or a reboot) to the next loss of power: init's stages of facts 1.2.</summary>
internal sealed class Boot : IDisposable
{
    /// <summary>Init sleeps a day after a fatal flash error, then reboots (facts 1.4).</summary>
    private static readonly TimeSpan FatalSleep = TimeSpan.FromSeconds(86_400);

    private readonly PhoneBoard board;
    private readonly BootScope scope;
    private readonly NetworkLink link;
    private readonly EmergencyShell shell;
    private readonly RunningCodes runningCodes;
    private readonly string cause;
    private FactoryResetCode? code;
    private IDisposable? alarm;
    private bool programsStarted;
    private bool programsWait;

    public Boot(PhoneBoard board, string cause, Action<string> restart)
    {
        this.board = board;
        this.cause = cause;
        scope = new BootScope(board, restart);
        link = new NetworkLink(scope);
        shell = new EmergencyShell(board, ShellLeft);
        runningCodes = new RunningCodes(board.Profile.OffHookReset);
    }

    private PhoneProfile Profile => board.Profile;

    /// <summary>Stage 0: power is there.</summary>
    public void Begin()
    {
        board.Enter(PhoneActivity.Starting);
        var mountAt = Profile.PowerOnToBanner + ((Profile.PowerOnToWalk - Profile.PowerOnToBanner) / 2);
        scope.WakeUps.After(Profile.PowerOnToBanner, Banner);
        scope.WakeUps.After(mountAt > Profile.PowerOnToBanner ? mountAt : Profile.PowerOnToBanner, Mount);
    }

    /// <summary>The keyboard driver saw a press.</summary>
    public void Key(int key)
    {
        if (code is not null)
        {
            CodeKey(code, key);
        }
        else if (programsStarted)
        {
            switch (runningCodes.Press(key, board.OffHook))
            {
                case RunningCodes.Result.Restart when board.Truth.Activity == PhoneActivity.Running:
                    scope.Reboot("per client request");
                    break;
                case RunningCodes.Result.Reset:
                    SoftErase(() => scope.Reboot("per client request"));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The receiver moved.</summary>
    public void HookMoved() => runningCodes.Forget();

    /// <summary>A byte came in on the console.</summary>
    public void ConsoleByte(byte value) => shell.Byte(value);

    public void Dispose()
    {
        scope.Dispose();
        link.Dispose();
    }

    private void Banner()
    {
        board.Console.Line("========== Cisco Systems IP Phone Loading Operating System ==========");
        board.Console.Line($"SYSMSG: Last reboot cause -> {cause}");
    }

    private void Mount()
    {
        board.Console.Line("Mounting /flash0...");
        if (board.Flash.Condition == FlashCondition.Dead)
        {
            board.Console.Line("*** Error Mounting /flash0!! ***");
            board.Console.Line("Formatting /flash0 with cffs");
            board.Console.Line("AMD: Erase failure @ 0x00240000 (Timeout)");
            board.Console.Line("*** Fatal Error mounting /flash0!! ***");
            board.Enter(PhoneActivity.Stalled);
            scope.WakeUps.After(FatalSleep, () => scope.Restart("unstable & non-recoverable"));
            return;
        }

        board.Console.Line("Mount succeeded.");
        var rest = (Profile.PowerOnToWalk - Profile.PowerOnToBanner) / 2;
        scope.WakeUps.After(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, StartWalk);
    }

    private void StartWalk()
    {
        board.Console.Line("phone hw-compat value 0");
        board.Lamps.Walk(scope.WakeUps, LampColour.Amber);
        scope.WakeUps.After(Profile.KeyboardSample, SampleKeyboard);
    }

    /// <summary>The one look: # must be down already (facts 0.3).</summary>
    private void SampleKeyboard()
    {
        if (board.Keys.FirstDown() != KeyMatrix.NumberOf("#") || Profile.WrongKeyRule == WrongKeyRule.NoPowerUpCode)
        {
            OfferShell();
            return;
        }

        board.Enter(PhoneActivity.AwaitingCode);
        board.Console.Line("INIT: Waiting for factory reset sequence.");
        code = new FactoryResetCode(Profile.WrongKeyRule);
        // Facts 2.2: init exits while it waits, and the phone restarts.
        alarm = scope.WakeUps.After(Profile.CodeWindow, () => scope.Restart("unstable & non-recoverable"));
    }

    private void CodeKey(FactoryResetCode parser, int key)
    {
        var result = parser.Press(key);
        if (result == FactoryResetCode.Result.Ignored)
        {
            return;
        }

        board.Console.Line($"\tKey press = {key}");
        if (result == FactoryResetCode.Result.Taken)
        {
            return;
        }

        code = null;
        if (result == FactoryResetCode.Result.Wrong)
        {
            alarm?.Dispose();
            board.Console.Line("INIT: Incorrect factory reset sequence.");
            board.Enter(PhoneActivity.Starting);
            OfferShell();
            return;
        }

        alarm?.Dispose();
        board.Console.Line("INIT: Beginning factory reset...");
        if (result == FactoryResetCode.Result.Soft)
        {
            scope.ShowSoftCode();
            SoftErase(OfferShell);
        }
        else
        {
            HardErase(keepNetwork: result == FactoryResetCode.Result.HardKeepingNetwork);
        }
    }

    /// <summary>Row 1: deletes files, then goes on with the boot (facts 2.1, 2.3).</summary>
    private void SoftErase(Action then)
    {
        board.Enter(PhoneActivity.Erasing);
        scope.WakeUps.After(Profile.SoftErase, () =>
        {
            foreach (var (file, wasThere) in board.Flash.SoftErase())
            {
                board.Console.Line(wasThere ? $"CLEAN: deleting file {file}" : $"CLEAN: skipping {file}");
            }

            board.Tell(t => t with { SoftErases = t.SoftErases + 1 });
            board.Enter(PhoneActivity.Starting);
            then();
        });
    }

    /// <summary>Rows 2 and 3: one second, red, then dark until the format is through and the phone reboots (facts 2.1, 1.3).</summary>
    private void HardErase(bool keepNetwork)
    {
        board.Enter(PhoneActivity.Formatting);
        scope.WakeUps.After(TimeSpan.FromSeconds(1), () =>
        {
            board.Console.Line("Formatting /flash0 with cffs");
            board.Lamps.Walk(scope.WakeUps, LampColour.Red);
            scope.WakeUps.After(Profile.RedBeforeFormat, board.Lamps.Dark);
            scope.WakeUps.After(Profile.RedBeforeFormat + Profile.Format, () =>
            {
                board.Flash.Formatted(keepNetwork);
                board.Tell(t => t with { Formats = t.Formats + 1 });
                scope.Restart("reformat flash");
            });
        });
    }

    /// <summary>Stage 4: for as long as the walk still goes on, ENTER opens a shell (facts 5.3).</summary>
    private void OfferShell()
    {
        shell.Offer();
        scope.WakeUps.After(Profile.WalkAfterSample, () =>
        {
            shell.Withdraw();
            programsWait = shell.IsOpen;
            if (!programsWait)
            {
                StartPrograms();
            }
        });
    }

    private void ShellLeft()
    {
        board.Enter(PhoneActivity.Starting);
        if (programsWait)
        {
            programsWait = false;
            StartPrograms();
        }
    }

    /// <summary>Stage 5: the walk ends; programs start, or the loader looks for a load.</summary>
    private void StartPrograms()
    {
        programsStarted = true;
        scope.EndWalk();
        board.Console.Line($"State load init.tab --> {(board.Flash.HasLoad ? "startup apps" : "image recovery")}");
        if (board.Flash.HasLoad)
        {
            board.Console.Line("Starting applications from /etc/init.tab");
        }

        if (board.Flash is { HasLoad: true, Condition: FlashCondition.Crashing })
        {
            board.Enter(PhoneActivity.Crashing);
            board.Lamps.HeadsetOnly();
            scope.WakeUps.After(Profile.CrashAfter, () =>
            {
                board.Console.Line("Child /usr/bin/java exceeded max restarts");
                scope.Reboot("unstable & non-recoverable");
            });
            return;
        }

        new LoadCheck(scope, link).Begin();
    }
}
