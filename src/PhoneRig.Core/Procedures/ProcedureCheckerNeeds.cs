using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>What a procedure says it needs is what its steps use: people choose by the one, and the rig runs the other.</summary>
internal sealed class ProcedureCheckerNeeds(Procedure procedure, ProblemList problems)
{
    private const string Brick = "brick";

    public void Check()
    {
        var needs = procedure.Needs;
        var pressed = procedure.Steps
            .SelectMany(s => (s.Hold + s.Release + s.Type + s.Press).Select(key => (key, step: s)))
            .DistinctBy(k => k.key)
            .ToList();
        foreach (var (key, step) in pressed.Where(k => needs.Keys?.Contains(k.key) != true))
        {
            problems.Add(ProcedureChecker.PlaceOf(procedure, step), $"uses key \"{key}\", which is not in needs: keys");
        }

        var unused = (needs.Keys ?? "").Where(key => pressed.TrueForAll(k => k.key != key)).ToList();
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
