using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>What is held is released; a key is not pressed while it is held; power is not cut while a typed code may still be at work.</summary>
internal sealed class ProcedureCheckerOrder(Procedure procedure, ProblemList problems)
{
    public void Check()
    {
        if (procedure.Steps.IsEmpty)
        {
            problems.Add(new(procedure.Name, 1, 1), "a procedure has at least one step");
        }

        var held = new Dictionary<string, Step>(StringComparer.Ordinal);
        Step? typed = null;
        foreach (var step in procedure.Steps)
        {
            var at = ProcedureChecker.PlaceOf(procedure, step);
            CheckKeys(step, at, held);
            if (step is { Power: OnOff.Off } && typed is not null)
            {
                problems.Add(at, $"cuts the power after keys were typed in line {ProcedureChecker.PlaceOf(procedure, typed).Line}, with no await between: a phone that erases or writes must not lose its power; await its end first");
            }

            typed = step.Type is not null ? step : step.Await is not null ? null : typed;
        }

        foreach (var (key, step) in held)
        {
            problems.Add(ProcedureChecker.PlaceOf(procedure, step), $"\"{key}\" is held and never released: add a step release: \"{key}\"");
        }
    }

    private void CheckKeys(Step step, Position at, Dictionary<string, Step> held)
    {
        if (step.Hold is { } hold && !held.TryAdd(hold, step))
        {
            problems.Add(at, $"\"{hold}\" is held already, since line {ProcedureChecker.PlaceOf(procedure, held[hold]).Line}");
        }

        if (step.Release is { } release && !held.Remove(release))
        {
            problems.Add(at, $"\"{release}\" is not held here{(held.Count == 0 ? "" : $": held is {string.Join(' ', held.Keys)}")}");
        }

        foreach (var key in KeysOf(step.Type).Concat(KeysOf(step.Press)).Distinct().Where(held.ContainsKey))
        {
            problems.Add(at, $"presses \"{key}\", which is held since line {ProcedureChecker.PlaceOf(procedure, held[key]).Line}: release it first");
        }
    }

    private static IEnumerable<string> KeysOf(string? keys) => (keys ?? "").Select(c => c.ToString());
}
