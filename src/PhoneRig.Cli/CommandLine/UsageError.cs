using System.CommandLine;
using System.CommandLine.Parsing;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Cli.CommandLine;

/// <summary>Finds what is wrong with a command line, and the word that was probably meant.</summary>
internal static class UsageError
{
    /// <summary>The one sentence that matters most; null where the command line is in order.</summary>
    public static string? Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        return UnknownWord(parse, command) is { } word
            ? Unknown(word, parse.CommandResult)
            : Empty(parse) is { } name ? $"{Path(parse.CommandResult)}: {name} is empty; say what is meant"
            : parse.Errors switch
            {
                [] => null,
                _ when command is { Action: null, Subcommands.Count: > 0 } => $"say what to do: {string.Join(", ", command.Subcommands.Select(verb => $"{Path(parse.CommandResult)} {verb.Name}"))} (--help tells more)",
                _ when Missing(parse, command) is { } argument => $"{Path(parse.CommandResult)} wants {argument.Name}: {argument.Description?.TrimEnd('.')}",
                [var first, ..] => first.Message.TrimEnd('.'),
            };
    }

    /// <summary>An option that is none is taken for an argument, such as a station, and then it is what follows it that nobody takes.</summary>
    private static string? UnknownWord(ParseResult parse, Command command) =>
        command.Arguments
            .SelectMany(argument => parse.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value)
            .FirstOrDefault(value => value.StartsWith('-')) ?? (parse.UnmatchedTokens is [var unmatched, ..] ? unmatched : null);

    /// <summary>The first argument or option that was given as nothing, as by a script whose variable is not set.</summary>
    private static string? Empty(ParseResult parse) => parse.CommandResult.Children
        .Where(given => given.Tokens.Any(token => token.Value.Length == 0))
        .Select(given => given switch
        {
            ArgumentResult argument => argument.Argument.Name,
            OptionResult option => option.Option.Name,
            _ => null,
        })
        .FirstOrDefault();

    private static Argument? Missing(ParseResult parse, Command command) => command.Arguments.FirstOrDefault(argument =>
        argument.Arity.MinimumNumberOfValues > 0 && parse.GetResult(argument) is not { Tokens.Count: > 0 });

    private static string Unknown(string word, CommandResult at)
    {
        var isOption = word.StartsWith('-');
        var known = isOption
            ? Scopes(at).SelectMany(scope => scope.Command.Options.Where(option => scope == at || option.Recursive)).Where(option => !option.Hidden).Select(option => option.Name).ToList()
            : at.Command.Subcommands.Select(verb => verb.Name).ToList();
        var name = word.Split('=')[0];
        if (known.Count == 0)
        {
            return $"{Path(at)} takes no \"{word}\" ({Path(at)} --help tells what it takes)";
        }

        var kind = isOption ? "option" : "verb";
        return $"unknown {kind} \"{name}\" after {Path(at)}: {NearestWord.Hint(name, known)}";
    }

    private static string Path(CommandResult at) =>
        string.Join(' ', Scopes(at).Reverse().Select(scope => scope.Command is RootCommand ? "phonerig" : scope.Command.Name));

    private static IEnumerable<CommandResult> Scopes(CommandResult at)
    {
        for (SymbolResult? scope = at; scope is not null; scope = scope.Parent)
        {
            if (scope is CommandResult command)
            {
                yield return command;
            }
        }
    }
}
