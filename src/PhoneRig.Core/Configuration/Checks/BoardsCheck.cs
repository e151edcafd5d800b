namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Boards are chips we know, at an address the chip can have, and no two answer to one address.</summary>
internal sealed class BoardsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var taken = new Dictionary<(int Bus, int Address), string>();
        foreach (var name in file.Root.Keys("boards"))
        {
            if (file.Value.Boards.GetValueOrDefault(name) is not { } board)
            {
                continue;
            }

            if (ChipKinds.TooLow.TryGetValue(board.Chip, out var volts))
            {
                file.At($"an {board.Chip} stands {volts} V and dies in a phone's 48 V line: use an ina228 or ina238 (85 V), or an isolated opto (power: proof: presence: PIN)", "boards", name, "chip");
            }
            else if (!ChipKinds.All.TryGetValue(board.Chip, out var kind))
            {
                file.At($"unknown chip \"{board.Chip}\"; {NearestWord.Hint(board.Chip, ChipKinds.All.Keys)}", "boards", name, "chip");
            }
            else if (board.Address < kind.FirstAddress || board.Address > kind.LastAddress)
            {
                file.At($"{Article(board.Chip)} {board.Chip} is never at 0x{board.Address:x2}: its addresses are 0x{kind.FirstAddress:x2} to 0x{kind.LastAddress:x2}", "boards", name, "address");
            }

            if (!taken.TryAdd((board.Bus, board.Address), name))
            {
                file.At($"address 0x{board.Address:x2} on bus {board.Bus} is already that of board \"{taken[(board.Bus, board.Address)]}\"", "boards", name, "address");
            }
        }
    }

    private static string Article(string chip) => chip[0] == 'i' ? "an" : "a";
}
