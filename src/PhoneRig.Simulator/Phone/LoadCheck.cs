using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>Stage 6, <c>image -cuv</c>: checks the load in flash, and fetches the default one where there is none that is whole (facts 1.2, 3.1).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="link">The network.</param>
internal sealed class LoadCheck(BootScope scope, NetworkLink link)
{
    private readonly PhoneBoard board = scope.Board;

    public void Begin()
    {
        board.Enter(PhoneActivity.Checking);
        board.Console.Line("Performing checksum of software load...");
        scope.WakeUps.After(board.Profile.Checksum, Checked);
    }

    private void Checked()
    {
        if (board.Flash.HasLoad)
        {
            board.Console.Line($"Software load {board.Flash.LoadId} validated.");
            new Application(scope, link).Begin();
            return;
        }

        var file = DefaultLoads();
        board.Console.Line($"Load {board.Flash.LoadId ?? file} is corrupted (not found)!  Updating...");
        if (board.OnInlinePower)
        {
            // Facts 6: without a power TLV a wiped loader assumes low power and fetches nothing.
            board.Console.Line("CDP: power TLV's not detected - assume low power mode - pwr src = 1");
            board.Enter(PhoneActivity.Stalled);
            scope.ShowLowPower();
            return;
        }

        scope.ShowLoader(LampColour.Amber);
        board.Console.Line("Last successful tftp server at index 0");
        var download = new LoadDownload(scope, link, file, recovering: true, abandoned: () => { });
        link.Start(() =>
        {
            scope.ShowLoader(LampColour.Green);
            download.Begin();
        });
    }

    /// <summary>The name in the manufacturing record, or, where that is unusable, the family's (facts 3.1).</summary>
    private string DefaultLoads()
    {
        if (board.Profile.DefaultLoadName.Length > 0)
        {
            return board.Profile.DefaultLoadName;
        }

        board.Console.Trace("WRN", "image", $"Invalid default load name -> 'SIM{board.Mac.ToString()[^8..]}'(255)@pos=0");
        return $"term{board.Profile.Family}.default.loads";
    }
}
