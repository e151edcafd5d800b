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

    private readonly ShellCommands commands = new(board);
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

    /// <summary>It opens without anybody's doing; unless what came in before has opened it.</summary>
    public void OpenItself()
    {
        if (stage == Stage.Offered)
        {
            Open();
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
            Command(text);
        }
        else if (text.Length == 0)
        {
            board.Mishap("ENTER on its console opened the shell");
            Open();
        }
        else
        {
            board.Console.Line("To enter alternate command line: <return> only");
            stage = ++wrongLines == Tries ? Stage.Closed : stage;
        }
    }

    private void Open()
    {
        stage = Stage.Open;
        board.Enter(PhoneActivity.InShell);
        board.Console.Line("Starting alternate command line");
        Prompt();
    }

    private void Prompt() => board.Console.Raw("setipcfg> ");

    private void Command(string text)
    {
        if (text == "q")
        {
            stage = Stage.Closed;
            left();
            return;
        }

        commands.Run(text);
        Prompt();
    }
}
