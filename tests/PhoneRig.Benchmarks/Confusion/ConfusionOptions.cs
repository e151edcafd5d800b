using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What the command line asks for.</summary>
internal sealed record ConfusionOptions
{
    /// <summary>How it is used.</summary>
    public const string Usage = "confusion [--seeds N [--from NUMBER] | --seed NUMBER] [--ailment NAME]... [--senses all|no-console|no-lamps|neither|noisy-console]... [--json FILE] [--write FILE] [--story]";

    /// <summary>The seeds. Default: 1 to 10.</summary>
    public ImmutableArray<int> Seeds { get; private init; } = [.. Enumerable.Range(1, 10)];

    /// <summary>The first of the seeds: what was measured with some can be judged by others. Default: 1.</summary>
    private int From { get; init; } = 1;

    /// <summary>What is wrong. Default: everything.</summary>
    public ImmutableArray<Complaint> Complaints { get; private init; } = [];

    /// <summary>The senses. Default: each.</summary>
    public ImmutableArray<WiredSenses> Senses { get; private init; } = [];

    /// <summary>Where every result goes, as JSON.</summary>
    public string? Json { get; private init; }

    /// <summary>Where the measured table goes; the matrix is then judged by that.</summary>
    public string? Write { get; private init; }

    /// <summary>True: the stories of the cases are printed.</summary>
    public bool Story { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">One is wrong; the message says which, and what would be right.</exception>
    public static ConfusionOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new ConfusionOptions();
        while (args is [var name, .. var rest])
        {
            if (name == "--story")
            {
                options = options with { Story = true };
                args = rest;
                continue;
            }

            var value = rest is [var given, ..] ? given : throw new FormatException($"{name} wants a value: {Usage}");
            options = name switch
            {
                "--seeds" => options with { Seeds = [.. Enumerable.Range(1, Number(name, value))] },
                "--seed" => options with { Seeds = [Number(name, value)] },
                "--from" => options with { From = Number(name, value) },
                "--ailment" => options with { Complaints = options.Complaints.Add(ComplaintOf(value)) },
                "--senses" => options with { Senses = options.Senses.Add(SensesOf(value)) },
                "--json" => options with { Json = value },
                "--write" => options with { Write = value },
                _ => throw new FormatException($"there is no {name}: {Usage}"),
            };
            args = rest[1..];
        }

        return options with
        {
            Seeds = [.. options.Seeds.Select(seed => seed + options.From - 1)],
            Complaints = options.Complaints.IsEmpty ? Confusion.Complaints.All : options.Complaints,
            Senses = options.Senses.IsEmpty ? [.. SensesWords.Each] : options.Senses,
        };
    }

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{name}: '{text}' is not a number from 1 on");

    private static Complaint ComplaintOf(string name) => Confusion.Complaints.All.FirstOrDefault(one => one.Name == name)
        ?? throw new FormatException($"there is no ailment or site fault '{name}'; {NearestWord.Hint(name, Confusion.Complaints.All.Select(one => one.Name))}");

    private static WiredSenses SensesOf(string name) => SensesWords.Find(name)
        ?? throw new FormatException($"there are no senses '{name}'; {NearestWord.Hint(name, SensesWords.Known.Select(senses => senses.Name()))}");
}
