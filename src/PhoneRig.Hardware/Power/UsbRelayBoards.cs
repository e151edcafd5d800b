using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Power;

/// <summary>The USB relay boards of a rig, each opened once however many stations hang on it.</summary>
/// <param name="open">Makes the serial port of a board's device; it opens nothing yet.</param>
/// <param name="time">Bounds the waits for the boards.</param>
public sealed class UsbRelayBoards(Func<string, ISerialPort> open, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, LcusBoard> boards = new(StringComparer.Ordinal);

    /// <summary>The board at a device.</summary>
    public LcusBoard Board(string port)
    {
        lock (boards)
        {
            if (!boards.TryGetValue(port, out var board))
            {
                boards.Add(port, board = new LcusBoard(open(port), time));
            }

            return board;
        }
    }

    /// <summary>Closes their ports; the relays stay as they are.</summary>
    public void Dispose()
    {
        lock (boards)
        {
            foreach (var board in boards.Values)
            {
                board.Dispose();
            }

            boards.Clear();
        }
    }
}
