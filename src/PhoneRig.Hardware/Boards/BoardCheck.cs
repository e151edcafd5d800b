using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Boards;

/// <summary>Asks the chip of one board.</summary>
internal sealed class BoardCheck(string board, int bus, PinChip chip) : IBoardCheck
{
    public string Board => board;

    public int Bus => bus;

    public string? Deviation()
    {
        try
        {
            return chip.Deviation();
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            throw HardwareMissing.Explain($"board {board}", e);
        }
    }
}
