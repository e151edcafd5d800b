namespace PhoneRig.Core.Configuration.Checks;

/// <summary>
/// Boards are chips we know, at an address the chip can have, and no two answer to one address. After each power-on every PCA9685 answers 0x70 beside
/// its own address (All-Call, data sheet section 7.1.2) until somebody switches that off. Our driver does, with its first order; but a chip
/// that a dip of the supply has reset answers again, unseen, and then what is read of a mux at 0x70 is both chips' bytes mixed. One
/// address pin of the mux mends it for ever, so it is refused rather than trusted to the order of things.
/// </summary>
internal sealed class BoardsCheck : ICheck<RigConfig>
{
    private const int AllCall = 0x70;

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
            else if (board is { Chip: ChipKinds.Pca9685, Address: AllCall })
            {
                file.At($"a {board.Chip} cannot be told apart at 0x70: that is the address that all of them answer after power-on (All-Call); set its address pins to another one", "boards", name, "address");
            }
            else if (board.Address == AllCall && file.Value.Boards.FirstOrDefault(other => other.Value is { Chip: ChipKinds.Pca9685 } && other.Value.Bus == board.Bus).Key is { } rival)
            {
                file.At($"0x70 on bus {board.Bus} is answered by board \"{rival}\" too: a {ChipKinds.Pca9685} does so after each power-on (All-Call); set A0 of this board high and write 0x71, or put one of the two on another bus", "boards", name, "address");
            }

            if (!taken.TryAdd((board.Bus, board.Address), name))
            {
                file.At($"address 0x{board.Address:x2} on bus {board.Bus} is already that of board \"{taken[(board.Bus, board.Address)]}\"", "boards", name, "address");
            }
        }
    }

    private static string Article(string chip) => chip[0] == 'i' ? "an" : "a";
}
