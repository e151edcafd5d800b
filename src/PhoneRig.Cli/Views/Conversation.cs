using System.Collections.Concurrent;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>A person at a terminal and a phone's console: keys go to the rig one after another, and what the phone says comes as it comes.</summary>
/// <param name="output">The terminal.</param>
/// <param name="keys">Waits for the next key.</param>
/// <param name="talk">What was asked of the rig.</param>
internal sealed class Conversation(TextWriter output, Func<ConsoleKeyInfo> keys, ControlRequest.Talk talk) : IAnswerView
{
    /// <summary>Pieces that wait for a terminal that was stopped (Ctrl-S): some ten screens. The journal has what is dropped.</summary>
    private const int MostWaiting = 1000;

    private readonly BlockingCollection<string> waiting = new(MostWaiting);
    private readonly CancellationTokenSource left = new();
    private Thread? writer;

    /// <summary>Cancelled by Ctrl-].</summary>
    public CancellationToken Left => left.Token;

    /// <summary>Begins to take keys. Their thread waits in the terminal and ends with the process.</summary>
    public void Begin(IRigControl rig)
    {
        writer = new Thread(Write) { Name = "terminal", IsBackground = true };
        writer.Start();
        new Thread(() => Type(rig)) { Name = "keys", IsBackground = true }.Start();
    }

    public void Show(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Heard heard:
                waiting.TryAdd(Harmless(heard.Text));
                break;
            case ControlEvent.Lost lost:
                waiting.TryAdd($"\r\n[{lost.Entries} pieces are missing here: --since shows them]\r\n");
                break;
        }
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        writer?.Join();
    }

    /// <summary>One at a time: on connections of their own, two could overtake each other.</summary>
    private void Type(IRigControl rig)
    {
        while (TerminalKeys.Of(keys()) is not TerminalKeys.Leave and var text)
        {
            if (text.Length == 0)
            {
                continue;
            }

            var sent = new Sent();
            using var asked = rig.Handle(new ControlRequest.Say(talk.Station, talk.Session, text) { By = talk.By }, sent);
            if (sent.Wait() is { Outcome: not ControlOutcome.Done, Message: var why })
            {
                Remark($"\r\n[not sent: {why}]\r\n");
            }
        }

        left.Cancel();
    }

    private void Remark(string text)
    {
        try
        {
            waiting.TryAdd(text);
        }
        catch (InvalidOperationException)
        {
            // The answer is over, and its end says why.
        }
    }

    private void Write()
    {
        foreach (var text in waiting.GetConsumingEnumerable())
        {
            output.Write(text);
            output.Flush();
        }
    }

    /// <summary>A phone may end and go back in a line, and ring; nothing else of what moves a terminal.</summary>
    private static string Harmless(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' or >= '\a' and <= '\r' ? letter : ' '));

    private sealed class Sent : IControlSink
    {
        private readonly TaskCompletionSource<ControlEnd> over = new();

        public void Tell(ControlEvent told)
        {
        }

        public void End(ControlEnd end) => over.TrySetResult(end);

        public ControlEnd Wait() => over.Task.GetAwaiter().GetResult();
    }
}
