using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Cli.Verbs;

/// <summary>A procedure in plain words.</summary>
internal static class ProcedureWords
{
    /// <summary>Its title, what it needs, and its steps.</summary>
    public static IEnumerable<string> Lines(Procedure procedure)
    {
        yield return $"{procedure.Name}: {procedure.Title}";
        yield return $"needs {Needs(procedure.Needs)}";
        for (var i = 0; i < procedure.Steps.Length; i++)
        {
            var step = procedure.Steps[i];
            yield return $"{i + 1,3}. {StepPhrases.Describe(step)}";
            if (step is { Await: not null, Within: { } within })
            {
                yield return $"     at most {ConditionPhrases.Of(within)}, else the procedure ends in {step.Otherwise ?? ProcedureOutcome.NotSeen}";
            }

            if (step.Blind is { } blind)
            {
                yield return $"     where no sense that could tell is wired: goes on after {ConditionPhrases.Of(blind)}";
            }
        }
    }

    private static string Needs(ProcedureNeeds needs)
    {
        var all = new[]
        {
            needs.Power is null ? null : $"switchable power ({needs.Power})",
            needs.Keys is null ? null : $"the keys {needs.Keys}",
            needs.Hook ? "the receiver to be lifted" : null,
            needs.Console ? "a console that takes text" : null,
        };
        var told = string.Join(", ", all.Where(need => need is not null));
        return told.Length == 0 ? "nothing but the network" : told;
    }
}
