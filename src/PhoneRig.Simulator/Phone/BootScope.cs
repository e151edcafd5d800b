using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>What the stages of one boot share: the board, the wake-ups that end with it, and the way out.</summary>
/// <param name="board">The phone's parts.</param>
/// <param name="restart">Ends this boot and begins the next, for a reason.</param>
/// <param name="cause">Why it began: for what the phone tells of its last start.</param>
internal sealed class BootScope(PhoneBoard board, Action<string> restart, string cause) : IDisposable
{
    private bool lampsFollowCode;

    public PhoneBoard Board => board;

    /// <summary>Why this boot began.</summary>
    public string Cause => cause;

    public WakeUps WakeUps { get; } = new(board.Loop);

    /// <summary>Starts over at once.</summary>
    public void Restart(string reason) => restart(reason);

    /// <summary>What is done when it is about to start over by itself.</summary>
    public Action Leaving { get; set; } = () => { };

    /// <summary>Counts down and starts over (facts 1.2).</summary>
    public void Reboot(string reason)
    {
        Leaving();
        board.Enter(PhoneActivity.Restarting);
        board.Console.Line($"Reboot in {(int)board.Profile.RebootDelay.TotalSeconds} seconds, {reason}");
        WakeUps.After(board.Profile.RebootDelay, () => restart(reason));
    }

    /// <summary>The lamps after the soft code, by the profile's variant (facts 11, contradiction 1).</summary>
    public void ShowSoftCode()
    {
        switch (board.Profile.SoftCodeLamps)
        {
            case SoftCodeLamps.Green:
                lampsFollowCode = true;
                board.Lamps.Walk(WakeUps, LampColour.Green);
                break;
            case SoftCodeLamps.RedThenGreen:
                lampsFollowCode = true;
                board.Lamps.Walk(WakeUps, LampColour.Red);
                // Facts 1.3: red for about 60 s.
                WakeUps.After(TimeSpan.FromSeconds(60), TurnGreen);
                break;
            case SoftCodeLamps.Unchanged:
            default:
                break;
        }
    }

    /// <summary>The walk of init ends (facts 1.2 stage 5), unless the lamps still tell of the soft code.</summary>
    public void EndWalk()
    {
        if (!lampsFollowCode)
        {
            board.Lamps.Dark();
        }
    }

    /// <summary>A loader's walk: amber while it looks for a lease, green once it tries TFTP (facts 1.3).</summary>
    public void ShowLoader(LampColour colour)
    {
        if (!lampsFollowCode)
        {
            board.Lamps.Walk(WakeUps, colour);
        }
    }

    /// <summary>The look of a brick, until the next boot.</summary>
    public void ShowBrick()
    {
        lampsFollowCode = false;
        board.Lamps.Brick(WakeUps);
    }

    /// <summary>The look of a wiped phone on inline power, until the next boot.</summary>
    public void ShowLowPower()
    {
        lampsFollowCode = false;
        board.Lamps.LinesBlink(WakeUps);
    }

    public void Dispose() => WakeUps.Dispose();

    private void TurnGreen()
    {
        if (lampsFollowCode)
        {
            board.Lamps.Walk(WakeUps, LampColour.Green);
        }
    }
}
