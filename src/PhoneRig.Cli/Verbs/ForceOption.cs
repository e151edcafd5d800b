using System.CommandLine;

namespace PhoneRig.Cli.Verbs;

/// <summary>Who answers for a power cut against an interlock.</summary>
internal sealed class ForceOption
{
    /// <summary>The option, for the verb's command line.</summary>
    public Option<string?> Option { get; } = new("--force")
    {
        Description = "Switch the phone off although nobody knows that it writes nothing; NAME answers for it, and is recorded",
        HelpName = "NAME",
    };

    /// <summary>The name; null where nobody answers for it.</summary>
    public string? Of(ParseResult parse) => parse.GetValue(Option);

    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Flaw(ParseResult parse) => Of(parse) is { } name && string.IsNullOrWhiteSpace(name) ? "--force takes the name of who answers for it" : null;
}
