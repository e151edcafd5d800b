namespace PhoneRig.Cli.Views;

/// <summary>What a terminal sends for a key.</summary>
internal static class TerminalKeys
{
    /// <summary>Ctrl-], which telnet leaves by too.</summary>
    public const string Leave = "\u001d";

    /// <summary>ASCII as a VT100 sends it; empty for a key that has none.</summary>
    public static string Of(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.Enter } => "\r",
        { Key: ConsoleKey.Backspace } => "\b",
        { Key: ConsoleKey.UpArrow } => "\u001b[A",
        { Key: ConsoleKey.DownArrow } => "\u001b[B",
        { Key: ConsoleKey.RightArrow } => "\u001b[C",
        { Key: ConsoleKey.LeftArrow } => "\u001b[D",

        // .NET tells the bytes 1C to 1F as Ctrl with the digits 4 to 7, without the byte; Ctrl-] is among them.
        { KeyChar: '\0', Key: >= ConsoleKey.D4 and <= ConsoleKey.D7, Modifiers: ConsoleModifiers.Control } => ((char)('\u001c' + (key.Key - ConsoleKey.D4))).ToString(),
        { KeyChar: > '\0' and <= '\u007f' } => key.KeyChar.ToString(),
        _ => "",
    };
}
