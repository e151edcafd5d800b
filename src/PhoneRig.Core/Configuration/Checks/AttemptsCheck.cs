using PhoneRig.Core.Configuration.Yaml;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A playbook has attempts that do something, their procedures and diagnoses are there, and a blind wait is given only where the procedure has one.</summary>
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

        CheckWhen(file);
        var names = folder.Names(ConfigKind.Procedures);
        foreach (var attempt in playbook.Attempts)
        {
            if (!Names.IsName(attempt.Firmware))
            {
                file.Problems.Add(attempt.At!, $"firmware \"{attempt.Firmware}\": \"{Attempt.Goal}\", or the name of another set, which is {Names.Shape}");
            }

            if (attempt.Procedure is not { } wanted)
            {
                CheckServing(attempt, file);
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

    private static void CheckServing(Attempt attempt, ReadFile<Playbook> file)
    {
        if (file.Whole && (attempt.Firmware == Attempt.Goal || attempt.Blind is not null))
        {
            file.Problems.Add(attempt.At!, attempt.Blind is not null
                ? "without a procedure there is no wait that can go blind: leave blind out"
                : "an attempt does something: give it a procedure, or another firmware set to serve");
        }
    }

    /// <summary>Each name under <c>when</c> is a diagnosis'. Where the diagnoses cannot be read, that is told in their own file.</summary>
    private void CheckWhen(ReadFile<Playbook> file)
    {
        if (file.Root.Find("attempts")?.Value is not SequenceNode attempts || folder.Diagnoses().Value is not { } book)
        {
            return;
        }

        foreach (var when in attempts.Items.OfType<MappingNode>().Select(attempt => attempt.Find("when")?.Value))
        {
            foreach (var name in (when is SequenceNode list ? list.Items : [when!]).OfType<ScalarNode>().Where(name => !book.Diagnoses.ContainsKey(name.Text)))
            {
                file.Problems.Add(name.At, $"unknown diagnosis \"{name.Text}\"; {NearestWord.Hint(name.Text, book.Diagnoses.Keys)}");
            }
        }
    }

    private static bool HasBlind(Step step) => step.Blind is not null;
}
