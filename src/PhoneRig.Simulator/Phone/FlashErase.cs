using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>What the codes do to the flash (facts 2.1, 2.3).</summary>
/// <param name="scope">The boot it belongs to.</param>
internal sealed class FlashErase(BootScope scope)
{
    private readonly PhoneBoard board = scope.Board;

    /// <summary>Row 1: deletes files, then goes on (facts 2.1, 2.3).</summary>
    public void Soft(Action then)
    {
        board.Enter(PhoneActivity.Erasing);
        scope.WakeUps.After(board.Profile.SoftErase, () =>
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
    public void Hard(bool keepNetwork)
    {
        board.Enter(PhoneActivity.Formatting);
        scope.WakeUps.After(TimeSpan.FromSeconds(1), () =>
        {
            board.Console.Line("Formatting /flash0 with cffs");
            board.Lamps.Walk(scope.WakeUps, LampColour.Red);
            scope.WakeUps.After(board.Profile.RedBeforeFormat, board.Lamps.Dark);
            scope.WakeUps.After(board.Profile.RedBeforeFormat + board.Profile.Format, () =>
            {
                board.Flash.Formatted(keepNetwork);
                board.Tell(t => t with { Formats = t.Formats + 1 });
                scope.Restart("reformat flash");
            });
        });
    }
}
