using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A playbook has attempts, their procedures are there, and a blind wait is given only where the procedure has one.</summary>
internal sealed class AttemptsCheck(ConfigFolder folder) : ICheck<Playbook>
{
    public void Check(ReadFile<Playbook> file)
    {
        var playbook = file.Value;
        if (file.Whole && playbook.Attempts.IsEmpty)
        {
            file.At("a playbook has at least one attempt", "attempts");
        }

        if (file.Whole && playbook.Patience > playbook.GoalWithin)
        {
            file.At($"patience {DurationText.Format(playbook.Patience)} is longer than goal-within {DurationText.Format(playbook.GoalWithin)}, which bounds it", "patience");
        }

        var names = folder.Names(ConfigKind.Procedures);
        foreach (var attempt in playbook.Attempts)
        {
            if (attempt.Procedure is not { } wanted)
            {
                continue;
            }

            if (!names.Contains(wanted))
            {
                file.Problems.Add(attempt.At!, $"unknown procedure \"{wanted}\"; {NearestWord.Hint(wanted, names)}");
            }
            else if (attempt.Blind is not null && folder.Procedure(wanted).Value is { } procedure && !procedure.Steps.Any(HasBlind))
            {
                file.Problems.Add(attempt.At!, $"procedure \"{wanted}\" has no wait that can go blind: leave blind out");
            }
        }
    }

    private static bool HasBlind(Step step) => step.Blind is not null;
}
