using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Control;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>Shows lamps as they are now: drawn in place on a terminal that follows them, else a line for each change.</summary>
internal sealed class LampsView : IAnswerView
{
    private readonly LineWriter? lines;
    private readonly RedrawnLines? redrawn;
    private readonly Palette palette;
    private string? last;

    /// <summary>A view.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="terminal">The terminal that it is; null where it is a pipe or a file.</param>
    /// <param name="follow">Whether more is to come.</param>
    public LampsView(TextWriter output, IAnsiConsole? terminal, bool follow)
    {
        palette = terminal is null ? new Palette(Colour: false, Unicode: false) : Palette.Of(terminal);
        (lines, redrawn) = terminal is null || !follow ? (new LineWriter(output), (RedrawnLines?)null) : (null, new RedrawnLines(terminal));
    }

    public void Show(ControlEvent told)
    {
        if (told is not ControlEvent.LampsSeen seen || Words(seen) is var words && words == last)
        {
            return;
        }

        last = words;
        if (redrawn is not null)
        {
            redrawn.Show([Draw(seen, palette).Add($"   {words}")]);
        }
        else
        {
            lines!.Add($"{Draw(seen, palette with { Colour = false }).Plain(palette)}   {words}");
        }
    }

    public void Dispose()
    {
        lines?.Dispose();
        redrawn?.Dispose();
    }

    private static StyledLine Draw(ControlEvent.LampsSeen seen, Palette palette)
    {
        var line = new StyledLine().Add($"{seen.Station}  ");
        for (var i = 0; i < seen.Lamps.Length; i++)
        {
            var (text, style) = palette.Lamp(seen.Colours[i]);
            line.Add(i > 0 && Group(seen.Lamps[i - 1]) != Group(seen.Lamps[i]) ? " " : "").Add(text, style);
        }

        return line;
    }

    /// <summary>"line3" and "line4" stand side by side.</summary>
    private static string Group(Lamp lamp) => lamp.Name.TrimEnd("0123456789".ToCharArray());

    private static string Words(ControlEvent.LampsSeen seen)
    {
        var told = seen.Lamps.Zip(seen.Colours, (lamp, colour) => (lamp.Name, Colour: colour)).Where(lamp => lamp.Colour != LampColour.Dark)
            .Select(lamp => $"{lamp.Name} {(lamp.Colour is { } lit ? lit.ToString().ToLowerInvariant() : "unclear")}").ToList();
        return told.Count == 0 ? "all dark" : string.Join(", ", told) + (told.Count < seen.Lamps.Length ? "; all else dark" : "");
    }
}
