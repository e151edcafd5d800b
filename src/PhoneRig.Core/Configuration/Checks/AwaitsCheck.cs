using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A procedure waits only for what the phone shows: the words of diagnoses are not for it.</summary>
internal sealed class AwaitsCheck : ICheck<Procedure>
{
    public void Check(ReadFile<Procedure> file)
    {
        foreach (var step in file.Value.Steps)
        {
            if (step.Await is { } condition)
            {
                Check(condition, condition.At ?? ProcedureChecker.PlaceOf(file.Value, step), file);
            }
        }
    }

    private static void Check(Condition condition, Position above, ReadFile<Procedure> file)
    {
        var at = condition.At ?? above;
        foreach (var word in ConditionWords.UsedBy(condition).Where(ConditionWords.OfDiagnoses.Contains))
        {
            file.Problems.Add(at, $"\"{word}\" is for diagnoses.yaml only: a procedure waits for what the phone shows (console, lamps, dhcp, tftp, life)");
        }

        foreach (var part in ConditionWords.PartsOf(condition))
        {
            Check(part, at, file);
        }
    }
}
