using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>
/// A few lines of a terminal that are drawn over and over in the same place. A thread of its own draws what was shown last: who shows
/// never waits for a slow terminal, and what came too fast to be seen is left out.
/// </summary>
internal sealed class RedrawnLines : IDisposable
{
    private readonly IAnsiConsole console;
    private readonly Thread drawing;
    private readonly Lock gate = new();
    private readonly AutoResetEvent changed = new(initialState: false);
    private IReadOnlyList<StyledLine>? latest;
    private bool over;

    /// <summary>On this terminal, from the line it is at.</summary>
    public RedrawnLines(IAnsiConsole console)
    {
        this.console = console;
        drawing = new Thread(Draw) { Name = "display", IsBackground = true };
        drawing.Start();
    }

    /// <summary>Shows these lines in place of the ones before; from any thread.</summary>
    public void Show(IReadOnlyList<StyledLine> lines)
    {
        lock (gate)
        {
            latest = lines;
        }

        changed.Set();
    }

    /// <summary>Draws what was shown last; it stays, with the cursor below it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            over = true;
        }

        changed.Set();
        drawing.Join();
        changed.Dispose();
    }

    private (IReadOnlyList<StyledLine>? Lines, bool Over) Next()
    {
        lock (gate)
        {
            var next = (latest, over);
            latest = null;
            return next;
        }
    }

    private void Draw()
    {
        var drawn = 0;
        var palette = Palette.Of(console);
        try
        {
            for (var last = false; !last;)
            {
                changed.WaitOne();
                (var lines, last) = Next();
                if (lines is not null)
                {
                    // Up to the first line, and everything from there on blank: ECMA-48 CUU and ED.
                    console.Write(new ControlCode(drawn == 0 ? "" : $"\u001b[{drawn}A\u001b[J"));
                    foreach (var line in lines)
                    {
                        console.Write(line.Cut(console.Profile.Width, palette));
                        console.WriteLine();
                    }

                    drawn = lines.Count;
                }
            }
        }
        catch (IOException)
        {
            // The terminal is gone; nobody looks any more.
        }
    }
}
