using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.CommandLine;

/// <summary>Says what went wrong: a line each on standard error, or with <c>--json</c> one object on standard output.</summary>
internal sealed class Complaints(CliHost host, bool json)
{
    /// <summary>One thing.</summary>
    public int Say(ExitCode code, string message) => Say(code, message, []);

    /// <summary>Mistakes in files.</summary>
    public int Say(ImmutableArray<ConfigProblem> problems) =>
        Say(ExitCode.BadUsage, problems.Length == 1 ? problems[0].ToString() : $"{problems.Length} mistakes in configuration files", problems);

    private int Say(ExitCode code, string message, ImmutableArray<ConfigProblem> problems)
    {
        if (json)
        {
            host.Out.WriteLine(new JsonObject { ["error"] = AsJson(code, message, problems) }.ToJsonString(FactJson.Options));
        }
        else
        {
            foreach (var line in problems.IsEmpty ? [message] : problems.Select(problem => problem.ToString()))
            {
                host.Error.WriteLine($"phonerig: {OneLine(line)}");
            }
        }

        return (int)code;
    }

    private static JsonObject AsJson(ExitCode code, string message, ImmutableArray<ConfigProblem> problems) => new()
    {
        ["exitCode"] = (int)code,
        ["message"] = message,
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["file"] = problem.At.File,
            ["line"] = problem.At.Line,
            ["column"] = problem.At.Column,
            ["message"] = problem.Message,
        })]),
    };

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
