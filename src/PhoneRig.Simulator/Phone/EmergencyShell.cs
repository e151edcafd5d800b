using System.Net;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>
/// The shell that ENTER opens early in a boot (facts 5.3, 5.4). What came in before the offer waits in the console's buffer, so a
/// stray line end at power-on opens it as well (L).
/// </summary>
/// <param name="board">The phone's parts.</param>
/// <param name="left">Somebody typed <c>q</c>.</param>
internal sealed class EmergencyShell(PhoneBoard board, Action left)
{
    /// <summary>Wrong lines before the offer is withdrawn (facts 5.3), and no more than a console's buffer.</summary>
    private const int Tries = 5;
    private const int BufferLength = 256;

    private readonly StringBuilder line = new();
    private readonly Queue<byte> early = new();
    private Stage stage;
    private int wrongLines;

    private enum Stage
    {
        NotYet,
        Offered,
        Open,
        Closed,
    }

    public bool IsOpen => stage == Stage.Open;

    /// <summary>From now on ENTER opens it.</summary>
    public void Offer()
    {
        board.Console.Line("INIT: hit ENTER to abort to shell");
        stage = Stage.Offered;
        while (early.TryDequeue(out var value))
        {
            Byte(value);
        }
    }

    /// <summary>The time for it is over.</summary>
    public void Withdraw() => stage = stage == Stage.Offered ? Stage.Closed : stage;

    public void Byte(byte value)
    {
        switch (stage)
        {
            case Stage.NotYet when early.Count < BufferLength:
                early.Enqueue(value);
                break;
            case Stage.Offered or Stage.Open when value is (byte)'\r' or (byte)'\n':
                var text = line.ToString().Trim();
                line.Clear();
                Entered(text);
                break;
            case Stage.Offered or Stage.Open when line.Length < BufferLength:
                line.Append((char)value);
                break;
            default:
                break;
        }
    }

    private void Entered(string text)
    {
        if (stage == Stage.Open)
        {
            Command(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        else if (text.Length == 0)
        {
            stage = Stage.Open;
            board.Mishap("ENTER on its console opened the shell");
            board.Enter(PhoneActivity.InShell);
            board.Console.Line("Starting alternate command line");
            Prompt();
        }
        else
        {
            board.Console.Line("To enter alternate command line: <return> only");
            stage = ++wrongLines == Tries ? Stage.Closed : stage;
        }
    }

    private void Prompt() => board.Console.Raw("setipcfg> ");

    private void Command(string[] words)
    {
        var record = board.Flash.Network;
        var address = words.Length > 1 && IPAddress.TryParse(words[1], out var parsed) ? parsed : null;
        switch (words.Length == 0 ? "" : words[0])
        {
            case "":
                break;
            case "q":
                stage = Stage.Closed;
                left();
                return;
            case "cmds":
                board.Console.Line("cmds ip gwy subnet altserver clearalt save enable enable6 disable6 getcfg q");
                break;
            case "ip" when address is not null:
                board.Flash.Network = record with { Address = address };
                break;
            case "gwy" when address is not null:
                board.Flash.Network = record with { Gateway = address };
                break;
            case "subnet" when address is not null:
                board.Flash.Network = record with { Mask = address };
                break;
            case "altserver" when address is not null:
                board.Flash.Network = record with { AlternateServer = address };
                break;
            case "clearalt":
                board.Flash.Network = record with { AlternateServer = null };
                break;
            case "save":
                board.Flash.Network = record with { Dhcp = false };
                break;
            case "enable":
                board.Flash.Network = NetworkRecord.Erased;
                break;
            case "enable6" or "disable6":
                break;
            case "getcfg":
                board.Console.Line("status - 0x12310000");
                board.Console.Line($"ip - {record.Address ?? IPAddress.Any}");
                board.Console.Line($"subnet - {record.Mask ?? IPAddress.Any}");
                board.Console.Line($"gwy - {record.Gateway ?? IPAddress.Any}");
                board.Console.Line($"altserver - {record.AlternateServer ?? IPAddress.Any}");
                break;
            default:
                board.Console.Line($"{words[0]}: unknown or incomplete");
                break;
        }

        Prompt();
    }
}
