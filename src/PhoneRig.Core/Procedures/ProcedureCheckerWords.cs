using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>Each step is of one kind, with the words that go with it, and its condition is well-formed.</summary>
internal sealed class ProcedureCheckerWords(Procedure procedure, ProblemList problems)
{
    public void Check()
    {
        foreach (var step in procedure.Steps)
        {
            var at = ProcedureChecker.PlaceOf(procedure, step);
            CheckKind(step, at);
            CheckDurations(step, at);
            CheckTexts(step, at);
            if (step.Await is { } condition)
            {
                CheckCondition(condition, at);
            }
        }
    }

    private void CheckKind(Step step, Position at)
    {
        var used = StepWords.UsedBy(step);
        var kinds = used.Where(StepWords.Kinds.Contains).ToList();
        if (kinds.Count != 1)
        {
            problems.Add(at, kinds.Count == 0
                ? $"a step is one of {string.Join(", ", StepWords.Kinds)}: this is none"
                : $"a step is one thing, and this is {kinds.Count}: {string.Join(", ", kinds)}; write a step for each");
            return;
        }

        foreach (var word in used.Where(w => w != kinds[0] && !StepWords.KindsWith(w).Contains(kinds[0])))
        {
            problems.Add(at, $"\"{word}\" does not go with \"{kinds[0]}\", only with {string.Join(" and ", StepWords.KindsWith(word))}");
        }

        if (step is { Await: not null, Within: null })
        {
            problems.Add(at, "an await needs an end: add \"within\", after which it gives up");
        }
    }

    private void CheckDurations(Step step, Position at)
    {
        foreach (var (word, duration) in new[] { ("within", step.Within), ("blind", step.Blind), ("for", step.For) })
        {
            if (duration <= TimeSpan.Zero)
            {
                problems.Add(at, $"\"{word}\" must be longer than nothing");
            }
        }
    }

    private void CheckTexts(Step step, Position at)
    {
        foreach (var (word, text) in new[] { ("hold", step.Hold), ("release", step.Release), ("press", step.Press) })
        {
            if (text is not null && text.Length != 1)
            {
                problems.Add(at, $"\"{word}\" takes one key, not \"{text}\"{(word == "press" ? ": type takes several" : "")}");
            }
        }

        if (step.Type is { Length: 0 })
        {
            problems.Add(at, "\"type\" has no keys");
        }

        if (step.Confirm is { } confirm && confirm != StepWords.KeyEcho)
        {
            problems.Add(at, $"unknown confirm \"{confirm}\"; {NearestWord.Hint(confirm, [StepWords.KeyEcho])}");
        }

        if (step.Otherwise is { } outcome && !Configuration.Checks.Names.IsName(outcome))
        {
            problems.Add(at, $"otherwise \"{outcome}\": an outcome's name is {Configuration.Checks.Names.Shape}");
        }
    }

    private void CheckCondition(Condition condition, Position above)
    {
        var at = condition.At ?? above;
        var used = ConditionWords.UsedBy(condition);
        if (used.Length != 1)
        {
            problems.Add(at, used.Length == 0
                ? $"a condition is one of {string.Join(", ", ConditionWords.Kinds)}: this is none"
                : $"a condition is one thing, and this is {used.Length}: {string.Join(", ", used)}; put them in any: [...] or all: [...]");
            return;
        }

        var parts = ConditionWords.PartsOf(condition);
        if (used[0] is "any" or "all" or "then" && parts.IsEmpty)
        {
            problems.Add(at, $"\"{used[0]}\" has no conditions in it");
        }

        if (condition.AbsentFor?.For <= TimeSpan.Zero || condition.CountWithin?.Within <= TimeSpan.Zero)
        {
            problems.Add(at, $"the time of \"{used[0]}\" must be longer than nothing");
        }

        CheckWord("DHCP event", condition.Dhcp, ConditionWords.DhcpEvents, at);
        CheckWord("transfer", condition.Tftp, ConditionWords.Transfers, at);
        CheckWord("sign of life", condition.Life, ConditionWords.LifeEvents, at);
        if (condition.Lamps is { } lamps)
        {
            CheckLamps(lamps, at);
        }

        foreach (var part in parts)
        {
            CheckCondition(part, at);
        }
    }

    private void CheckWord(string what, string? word, IReadOnlyCollection<string> known, Position at)
    {
        if (word is not null && !known.Contains(word))
        {
            problems.Add(at, $"unknown {what} \"{word}\"; {NearestWord.Hint(word, known)}");
        }
    }

    private void CheckLamps(LampCondition lamps, Position at)
    {
        var groups = ConditionWords.GroupsOf(lamps);
        if (groups.Length != 1)
        {
            problems.Add(at, groups.IsEmpty
                ? $"\"lamps\" names no group: one of {string.Join(", ", ConditionWords.LampGroups)}"
                : $"\"lamps\" names one group, not {string.Join(" and ", groups)}: put two conditions in all: [...]");
        }

        if (lamps.Colour is not null && (lamps.Lines ?? lamps.Headset ?? lamps.Mute ?? lamps.Speaker ?? lamps.Message) == LampPattern.Dark)
        {
            problems.Add(at, "dark lamps have no colour: leave colour out");
        }

        if (lamps.For <= TimeSpan.Zero)
        {
            problems.Add(at, "the \"for\" of \"lamps\" must be longer than nothing");
        }
    }
}
