using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>An answer for programs: the lines of the control socket, as they are.</summary>
/// <param name="output">Standard output.</param>
internal sealed class AnswerJsonView(TextWriter output) : IAnswerView
{
    private readonly LineWriter lines = new(output);
    private readonly ControlLines format = new();

    public void Show(ControlEvent told) => lines.Add(format.Write(told));

    public void Dispose() => lines.Dispose();
}
