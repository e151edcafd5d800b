using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Diagnoses have names that can be typed, and conditions of known words that take more than time to be met. Console rules are those of any phone model here.</summary>
internal sealed class DiagnosesCheck(ConfigFolder folder) : ICheck<DiagnosisBook>
{
    public void Check(ReadFile<DiagnosisBook> file)
    {
        foreach (var name in file.Root.Keys("diagnoses").Where(name => !Names.IsName(name)))
        {
            file.AtKey($"\"{name}\": a diagnosis' name is {Names.Shape}", "diagnoses", name);
        }

        var rules = folder.Names(ConfigKind.Phones).Select(name => folder.Phone(name).Value)
            .SelectMany(phone => phone?.Console.Rules.Select(rule => rule.Rule) ?? []).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (name, diagnosis) in file.Value.Diagnoses)
        {
            Check(name, diagnosis.When, file, rules);
            if (TimeAlone(diagnosis.When))
            {
                file.Problems.Add(diagnosis.When.At!, $"diagnosis \"{name}\" would be met by time alone, whatever the phone does: begin it with something seen, then: [SEEN, absent-for: ...]");
            }

            if (diagnosis.ConfirmedBy is { } confirming)
            {
                Check(name, confirming, file, rules);
            }
        }
    }

    private static void Check(string name, Condition condition, ReadFile<DiagnosisBook> file, IReadOnlyCollection<string> rules)
    {
        // What holds of a procedure's await holds here; its own bound is none of its condition's business.
        var await = new Step { Await = condition, Within = TimeSpan.FromSeconds(1), At = condition.At };
        file.Problems.AddRange(ProcedureChecker.CheckWords(new Procedure { Name = name, Title = name, Steps = [await] }));
        CheckNames(condition, condition.At!, file, rules);
    }

    private static void CheckNames(Condition condition, Position above, ReadFile<DiagnosisBook> file, IReadOnlyCollection<string> rules)
    {
        var at = condition.At ?? above;
        CheckWord("console rule", condition.Console, rules, at, file);
        CheckWord("power event", condition.Power, ConditionWords.PowerEvents, at, file);
        if (condition.Outcome is { } outcome && !Names.IsName(outcome))
        {
            file.Problems.Add(at, $"outcome \"{outcome}\": an outcome's name is {Names.Shape}");
        }

        foreach (var part in ConditionWords.PartsOf(condition))
        {
            CheckNames(part, at, file, rules);
        }
    }

    private static void CheckWord(string what, string? word, IReadOnlyCollection<string> known, Position at, ReadFile<DiagnosisBook> file)
    {
        if (word is not null && !known.Contains(word))
        {
            file.Problems.Add(at, $"unknown {what} \"{word}\"; {NearestWord.Hint(word, known)}");
        }
    }

    private static bool TimeAlone(Condition condition) => condition switch
    {
        { AbsentFor: not null } => true,
        { Any: { } any } => any.Any(TimeAlone),
        { All: { IsEmpty: false } all } => all.All(TimeAlone),
        { Then: { IsEmpty: false } then } => then.All(TimeAlone),
        _ => false,
    };
}
