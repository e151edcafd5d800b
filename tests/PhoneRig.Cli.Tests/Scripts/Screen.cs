using Spectre.Console;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>A terminal whose output can be read.</summary>
internal static class Screen
{
    /// <summary>One that takes escape sequences.</summary>
    public static IAnsiConsole Terminal(TextWriter output, bool colour = true, bool unicode = true, int width = 80, int height = 24)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colour ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        (console.Profile.Width, console.Profile.Height) = (width, height);
        console.Profile.Capabilities.Unicode = unicode;
        return console;
    }
}
