using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>Prints an answer's events as they come; its end is the verb's matter.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error, for what is no part of the answer.</param>
/// <param name="json">Whether to print the lines of the control socket.</param>
/// <param name="words">An event in plain lines.</param>
internal sealed class AnswerPrinter(TextWriter output, TextWriter error, bool json, Func<ControlEvent, IEnumerable<string>> words) : IControlSink, IDisposable
{
    private readonly LineWriter lines = new(output);
    private readonly LineWriter asides = new(error);
    private readonly ControlLines format = new();

    public void Tell(ControlEvent told)
    {
        if (json)
        {
            lines.Add(format.Write(told));
            return;
        }

        var to = told is ControlEvent.Waiting or ControlEvent.Lost ? asides : lines;
        foreach (var line in words(told))
        {
            to.Add(line);
        }
    }

    public void End(ControlEnd end)
    {
    }

    public void Dispose()
    {
        lines.Dispose();
        asides.Dispose();
    }
}
