namespace PhoneRig.Simulator.Phone;

/// <summary>Stages 3 and 3a: the one look at the keyboard, and the code that may be typed after it (facts 1.2, 2.2).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="erase">What a whole code does.</param>
/// <param name="goOn">The boot goes on as it is, or after the soft code.</param>
internal sealed class CodeEntry(BootScope scope, FlashErase erase, Action goOn)
{
    private readonly PhoneBoard board = scope.Board;
    private FactoryResetCode? code;
    private IDisposable? alarm;

    /// <summary>True while keys are those of a code.</summary>
    public bool Waits => code is not null;

    /// <summary>The one look: # must be down already (facts 0.3).</summary>
    public void SampleKeyboard()
    {
        if (board.Keys.FirstDown() != KeyMatrix.NumberOf("#") || board.Profile.WrongKeyRule == WrongKeyRule.NoPowerUpCode)
        {
            goOn();
            return;
        }

        board.Enter(PhoneActivity.AwaitingCode);
        board.Console.Line("INIT: Waiting for factory reset sequence.");
        code = new FactoryResetCode(board.Profile.WrongKeyRule);
        // Facts 2.2: init exits while it waits, and the phone restarts.
        alarm = scope.WakeUps.After(board.Profile.CodeWindow, () => scope.Restart("unstable & non-recoverable"));
    }

    /// <summary>The keyboard driver saw a press.</summary>
    public void Key(int key)
    {
        var result = code?.Press(key) ?? FactoryResetCode.Result.Ignored;
        if (result == FactoryResetCode.Result.Ignored)
        {
            return;
        }

        board.Console.Line($"\tKey press = {key}");
        if (result != FactoryResetCode.Result.Taken)
        {
            code = null;
            alarm?.Dispose();
            End(result);
        }
    }

    private void End(FactoryResetCode.Result result)
    {
        if (result == FactoryResetCode.Result.Wrong)
        {
            board.Console.Line("INIT: Incorrect factory reset sequence.");
            board.Enter(PhoneActivity.Starting);
            goOn();
            return;
        }

        board.Console.Line("INIT: Beginning factory reset...");
        if (result == FactoryResetCode.Result.Soft)
        {
            scope.ShowSoftCode();
            erase.Soft(goOn);
        }
        else
        {
            erase.Hard(keepNetwork: result == FactoryResetCode.Result.HardKeepingNetwork);
        }
    }
}
