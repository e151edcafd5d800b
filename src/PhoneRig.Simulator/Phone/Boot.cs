using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>One boot, from power (or a reboot) to the next loss of power: init's stages of facts 1.2.</summary>
internal sealed class Boot : IDisposable
{
    /// <summary>The cause of a boot that begins with the power.</summary>
    public const string PowerOn = "power on";

    private readonly PhoneBoard board;
    private readonly BootScope scope;
    private readonly NetworkLink link;
    private readonly FlashMount mount;
    private readonly FlashErase erase;
    private readonly CodeEntry code;
    private readonly EmergencyShell shell;
    private readonly RunningCodes runningCodes;
    private readonly string cause;
    private bool programsStarted;
    private bool programsWait;
    private bool speaks;

    public Boot(PhoneBoard board, string cause, Action<string> restart)
    {
        this.board = board;
        this.cause = cause;
        scope = new BootScope(board, restart, cause);
        link = new NetworkLink(scope);
        mount = new FlashMount(scope);
        erase = new FlashErase(scope);
        code = new CodeEntry(scope, erase, OfferShell);
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
        if (code.Waits)
        {
            code.Key(key);
        }
        else if (programsStarted)
        {
            switch (runningCodes.Press(key, board.OffHook || speaks))
            {
                case RunningCodes.Result.Restart when board.Truth.Activity == PhoneActivity.Running:
                    scope.Reboot("per client request");
                    break;
                case RunningCodes.Result.Reset:
                    erase.Soft(() => scope.Reboot("per client request"));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The receiver moved.</summary>
    public void HookMoved() => runningCodes.Forget();

    /// <summary>The Speaker key was pressed; it is the programs' key.</summary>
    public void SpeakerPressed()
    {
        speaks ^= programsStarted;
        runningCodes.Forget();
    }

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
        if (mount.Mount())
        {
            var rest = (Profile.PowerOnToWalk - Profile.PowerOnToBanner) / 2;
            scope.WakeUps.After(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, StartWalk);
        }
    }

    private void StartWalk()
    {
        board.Console.Line("phone hw-compat value 0");
        board.Lamps.Walk(scope.WakeUps, LampColour.Amber);
        scope.WakeUps.After(Profile.KeyboardSample, code.SampleKeyboard);
    }

    /// <summary>Stage 4: for as long as the walk still goes on, ENTER opens a shell (facts 5.3); so do noise, and settings that are lost (facts 7.2 row 9).</summary>
    private void OfferShell()
    {
        shell.Offer();
        if (board.Flash.Network.Lost || (Profile.ShellNoise && cause == PowerOn))
        {
            shell.OpenItself();
        }

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

    private void StartPrograms()
    {
        programsStarted = true;
        new LoadStart(scope, link, mount).Begin();
    }
}
