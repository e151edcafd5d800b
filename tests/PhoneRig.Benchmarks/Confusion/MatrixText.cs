using System.Text;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Prints a matrix, readable at 120 columns: a section for each choice of senses, a row for each complaint, a column for each answer.</summary>
internal static class MatrixText
{
    private const int Width = 120;
    private const int NameWidth = 32;
    private const int MostMisses = 200;

    /// <summary>The sections.</summary>
    public static string Sections(Matrix matrix)
    {
        var text = new StringBuilder();
        foreach (var section in matrix.Results.GroupBy(result => result.Case.Senses))
        {
            Section(text, section.Key, [.. section]);
        }

        return text.ToString();
    }

    /// <summary>The misses, each with how to run it alone; the first of each kind, since many seeds show the same.</summary>
    public static string Misses(Matrix matrix)
    {
        var kinds = matrix.Misses().GroupBy(result => (result.Case.Complaint.Name, result.Case.Senses, result.Answer)).ToArray();
        var text = new StringBuilder();
        foreach (var kind in kinds.Take(MostMisses))
        {
            var first = kind.First();
            text.AppendLine($"MISS x{kind.Count()}  {first.Case}: {first.Verdict}, {first.Answer} ({first.Grade}); found in order: {string.Join(", ", first.Told)}");
            foreach (var wrong in kind.SelectMany(result => result.WrongActs.Select(name => $"acted on {name}, which is wrong").Concat(result.Breaches)).Distinct(StringComparer.Ordinal).Take(4))
            {
                text.AppendLine($"      {wrong}");
            }

            text.AppendLine($"      alone: {first.Case.Command}");
        }

        return kinds.Length > MostMisses ? text.AppendLine($"and {kinds.Length - MostMisses} kinds of misses more; --json has them").ToString() : text.ToString();
    }

    /// <summary>The story of one case.</summary>
    public static string Story(CaseStory story, CaseResult result) =>
        $"{story.Station}\n{result.Case}: {result.Verdict}, {result.Answer} ({result.Grade})\n"
        + string.Join('\n', story.Acts.Select(act => $"acted: {act.Attempt} at {act.At.TotalSeconds:0.0} s for {string.Join(", ", act.For)}").Concat(result.WrongActs.Select(name => $"acted on {name}, which is wrong")).Concat(result.Breaches));

    private static void Section(StringBuilder text, WiredSenses senses, CaseResult[] results)
    {
        string[] answers = [.. results.Select(result => result.Answer).Distinct(StringComparer.Ordinal).OrderBy(answer => answer is CaseResult.None or CaseResult.UnknownAnswer).ThenBy(answer => answer, StringComparer.Ordinal)];
        var cell = $"{results.CountBy(result => (result.Case.Complaint.Name, result.Answer)).Max(pair => pair.Value)}".Length + 2;
        var perBlock = Math.Max(1, (Width - NameWidth - 8) / cell);
        text.AppendLine($"== senses: {senses.Heading()}   (plain: right, ~ in the group, ? unknown, unnamed or beside it, ! wrong)");
        foreach (var block in answers.Index().Chunk(perBlock))
        {
            text.AppendLine($"{"",-NameWidth}{"right",7} {string.Concat(block.Select(answer => $"{Letter(answer.Index)}".PadLeft(cell - 1) + " "))}".TrimEnd());
            foreach (var row in results.GroupBy(result => result.Case.Complaint.Name))
            {
                CaseResult[] runs = [.. row];
                text.AppendLine($"{Short(row.Key),-NameWidth}{(double)runs.Count(result => result.Grade == Grade.Right) / runs.Length,7:0%} {string.Concat(block.Select(answer => Cell(runs, answer.Item, cell)))}".TrimEnd());
            }
        }

        var line = "   ";
        foreach (var (index, answer) in answers.Index())
        {
            var legend = $" {Letter(index)} {answer}";
            if (line.Length + legend.Length > Width)
            {
                text.AppendLine(line);
                line = "   ";
            }

            line += legend;
        }

        text.AppendLine(line).AppendLine();
    }

    private static string Cell(CaseResult[] runs, string answer, int width)
    {
        CaseResult[] given = [.. runs.Where(result => result.Answer == answer)];
        var mark = given.Length == 0 ? ' ' : given.Max(result => result.Grade) switch
        {
            Grade.Right => ' ',
            Grade.Group => '~',
            Grade.Wrong => '!',
            _ => '?',
        };
        return (given.Length == 0 ? "." : $"{given.Length}").PadLeft(width - 1) + mark;
    }

    private static string Letter(int index) => index < 26 ? $"{(char)('a' + index)}" : $"{(char)('A' + index - 26)}";

    private static string Short(string name) => name.Length < NameWidth ? name : name[..(NameWidth - 2)] + "…";
}
