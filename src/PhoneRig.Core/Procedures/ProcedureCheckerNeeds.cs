using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>What a procedure says it needs is what its steps use: people choose by the one, and the rig runs the other.</summary>
internal sealed class ProcedureCheckerNeeds(Procedure procedure, ProblemList problems)
{
    private const string Brick = "brick";

    public void Check()
    {
        var needs = procedure.Needs;
        var used = "";
        foreach (var step in procedure.Steps)
        {
            foreach (var key in $"{step.Hold}{step.Release}{step.Type}{step.Press}")
            {
                if (needs.Keys?.Contains(key) != true && !used.Contains(key))
                {
                    problems.Add(ProcedureChecker.PlaceOf(procedure, step), $"uses key \"{key}\", which is not in needs: keys");
                }

                used += key;
            }
        }

        var unused = (needs.Keys ?? "").Where(key => !used.Contains(key)).ToList();
        if (unused.Count > 0)
        {
            AtTop($"needs keys that no step uses: {string.Join(' ', unused)}");
        }

        if (needs.Power is { } power && power != Brick)
        {
            AtTop($"unknown need of power \"{power}\"; {NearestWord.Hint(power, [Brick])}");
        }

        CheckUse("power", needs.Power is not null, s => s.Power is not null, $"power: {Brick}");
        CheckUse("hook", needs.Hook, s => s.Hook is not null, "hook: true");
        CheckUse("console", needs.Console, s => s.Console is not null, "console: true");
    }

    private void CheckUse(string word, bool needed, Func<Step, bool> uses, string write)
    {
        var first = procedure.Steps.FirstOrDefault(uses);
        if (first is not null && !needed)
        {
            problems.Add(ProcedureChecker.PlaceOf(procedure, first), $"a step uses \"{word}\", which is not in needs: write {write} there");
        }
        else if (first is null && needed)
        {
            AtTop($"needs {word}, which no step uses");
        }
    }

    private void AtTop(string message) => problems.Add(procedure.Needs.At ?? new(procedure.Name, 1, 1), message);
}
