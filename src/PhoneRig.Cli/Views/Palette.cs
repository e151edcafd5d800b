using System.Text;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>What a terminal can show: colours and shapes, with letters where there are no colours.</summary>
/// <param name="Colour">True where it shows colours (NO_COLOR is not set).</param>
/// <param name="Unicode">True where it shows more than ASCII.</param>
internal sealed record Palette(bool Colour, bool Unicode)
{
    /// <summary>For what is beside the point.</summary>
    public static Style Quiet { get; } = new(Color.Grey);

    /// <summary>For what has to be seen.</summary>
    public static Style Loud { get; } = new(Color.Black, Color.Yellow, Decoration.Bold);

    /// <summary>For what is simulated.</summary>
    public static Style Simulated { get; } = new(Color.Fuchsia);

    /// <summary>What a terminal can show.</summary>
    public static Palette Of(IAnsiConsole console) =>
        new(console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors, console.Profile.Capabilities.Unicode);

    /// <summary>Text as this terminal can show it: in ASCII where it shows no more, cell for cell.</summary>
    public string Spell(string text) => Unicode || Ascii.IsValid(text) ? text : string.Concat(text.Select(Spell));

    private static char Spell(char c) => c switch
    {
        '·' => '-',
        '…' => '~',
        _ => char.IsAscii(c) ? c : '?',
    };

    /// <summary>A lamp: a dot in its colour; its letter where there are no colours.</summary>
    public (string Text, Style Style) Lamp(LampColour? colour) => (colour, Colour && Unicode) switch
    {
        (null, _) => ("?", Quiet),
        (LampColour.Dark, true) => ("○", Quiet),
        (LampColour.Dark, false) => (Unicode ? "·" : ".", Quiet),
        ({ } lit, true) => ("●", Light(lit)),
        ({ } lit, false) => (lit.ToString()[..1], Light(lit)),
    };

    /// <summary>A bar: the part that is done, and the rest.</summary>
    public (string Done, string Left) Bar(double share, int width)
    {
        var done = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        var (full, empty) = (Colour, Unicode) switch
        {
            (true, true) => ('━', '━'),
            (false, true) => ('█', '░'),
            _ => ('#', '.'),
        };
        return (new string(full, done), new string(empty, width - done));
    }

    /// <summary>A verdict's colour.</summary>
    public static Style Of(Verdict verdict) => new(
        verdict switch
        {
            Verdict.Recovered or Verdict.Identified => Color.Green,
            Verdict.Stopped => Color.Yellow,
            _ => Color.Red,
        },
        decoration: Decoration.Bold);

    // Fixed colours, not the terminal's own sixteen, whose yellow is anything from brown to lemon.
    private static Style Light(LampColour colour) => new(colour switch
    {
        LampColour.Amber => Color.Orange1,
        LampColour.Green => Color.Green3,
        LampColour.Red => Color.Red1,
        LampColour.Lit => Color.White,
        _ => Color.Grey,
    });
}
