using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>The names in a procedure are the phone's: its keys, its console rules, its lamps.</summary>
internal sealed class ProcedureCheckerNames(Procedure procedure, PhoneModel phone, ProblemList problems)
{
    public void Check()
    {
        foreach (var step in procedure.Steps)
        {
            var at = ProcedureChecker.PlaceOf(procedure, step);
            foreach (var key in (step.Hold + step.Release + step.Type + step.Press).Select(c => c.ToString()).Distinct().Where(k => !phone.Keys.ContainsKey(k)))
            {
                problems.Add(at, $"\"{key}\" is no key of a {phone.Phone}; {NearestWord.Hint(key, phone.Keys.Keys)}");
            }

            if (step.Confirm == StepWords.KeyEcho)
            {
                CheckEcho(step, at);
            }

            if (step.Await is { } condition)
            {
                CheckCondition(condition, at);
            }
        }
    }

    private void CheckEcho(Step step, Position at)
    {
        CheckRule(StepWords.KeyEcho, at);
        var silent = (step.Type ?? "").Where(k => phone.Keys.GetValueOrDefault(k.ToString()) is { Echo: null }).Distinct().ToList();
        if (silent.Count > 0)
        {
            problems.Add(at, $"the console of a {phone.Phone} does not echo {string.Join(' ', silent)}: leave confirm out");
        }
    }

    private void CheckCondition(Condition condition, Position above)
    {
        var at = condition.At ?? above;
        if (condition.Console is { } rule)
        {
            CheckRule(rule, at);
        }

        foreach (var group in condition.Lamps is { } lamps ? ConditionWords.GroupsOf(lamps) : [])
        {
            if (!phone.Lamps.ContainsKey(group))
            {
                problems.Add(at, $"a {phone.Phone} has no lamps \"{group}\"; {NearestWord.Hint(group, phone.Lamps.Keys)}");
            }
        }

        foreach (var part in ConditionWords.PartsOf(condition))
        {
            CheckCondition(part, at);
        }
    }

    private void CheckRule(string rule, Position at)
    {
        var known = phone.Console.Rules.Select(r => r.Rule).ToList();
        if (!known.Contains(rule))
        {
            problems.Add(at, $"unknown console rule \"{rule}\" for a {phone.Phone}; {NearestWord.Hint(rule, known)}");
        }
    }
}
