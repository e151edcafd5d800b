using System.Diagnostics;
using System.Text.Json;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>The judge of the recovery's rules: every simulated failure with every choice of senses, and what was said of it.</summary>
internal static class ConfusionCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Runs the matrix and prints it.</summary>
    /// <param name="folder">The rig-config folder.</param>
    /// <param name="args">See <see cref="ConfusionOptions.Usage"/>.</param>
    /// <returns>0 where everything holds that must, 1 where not, 2 for wrong arguments.</returns>
    public static int Run(string folder, ReadOnlySpan<string> args)
    {
        ConfusionOptions options;
        try
        {
            options = ConfusionOptions.Parse(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }

        var document = Path.Combine(folder, DiagnosesDocument.FileName);
        var table = options.Write is null && File.Exists(document) ? DiagnosesDocument.Read(File.ReadAllText(document)) : SensesTable.Empty;
        var runner = new CaseRunner(folder);
        var cases = Matrix.Cases(options.Complaints, options.Senses, options.Seeds);
        if (options.Story)
        {
            return Stories(runner, new Judge(table), cases);
        }

        Console.WriteLine($"simulated: {options.Complaints.Length} ailments and site faults x {options.Senses.Length} choices of senses x {options.Seeds.Length} seeds, in virtual time");
        var clock = Stopwatch.StartNew();
        var matrix = Matrix.Of(runner, new Judge(table), cases);
        clock.Stop();
        if (options.Write is { } file)
        {
            table = Measured.Of(matrix, runner.Book);
            File.WriteAllText(file, DiagnosesDocument.Write(runner.Book, table));
            matrix = matrix.JudgedBy(new Judge(table), runner.Book);
        }

        var figures = matrix.Figures(table);
        Console.WriteLine(MatrixText.Sections(matrix));
        Console.Write(MatrixText.Misses(matrix));
        Console.WriteLine($"{cases.Length} runs in {clock.Elapsed.TotalSeconds:0.0} s, {cases.Length / clock.Elapsed.TotalSeconds:0.0} runs/s on {Environment.ProcessorCount} cores; the slowest took {matrix.Results.Max(result => result.Took).TotalSeconds:0.0} s: {matrix.Results.MaxBy(result => result.Took)!.Case}");
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }

        if (options.Json is { } json)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(new { figures, results = matrix.Results.Select(Row) }, Indented));
        }

        return figures.All(figure => figure.Holds) ? 0 : 1;
    }

    private static int Stories(CaseRunner runner, Judge judge, IEnumerable<ConfusionCase> cases)
    {
        var holds = true;
        foreach (var one in cases)
        {
            var story = runner.Run(one);
            var result = judge.Of(story);
            Console.WriteLine(MatrixText.Story(story, result));
            holds &= !new Matrix([result]).Misses().Any();
        }

        return holds ? 0 : 1;
    }

    private static object Row(CaseResult result) => new
    {
        complaint = result.Case.Complaint.Name,
        senses = result.Case.Senses.Name(),
        seed = result.Case.Seed,
        seconds = result.Took.TotalSeconds,
        verdict = $"{result.Verdict}",
        answer = result.Answer,
        grade = $"{result.Grade}",
        told = result.Told,
        acted = result.Acted,
        wrongActs = result.WrongActs,
        breaches = result.Breaches,
    };
}
