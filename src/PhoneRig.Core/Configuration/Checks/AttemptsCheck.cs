using PhoneRig.Core.Configuration.Yaml;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>
/// A playbook has attempts that do something, their procedures and diagnoses are there, and a blind wait is given only where the procedure has one.
/// One that formats comes on a sure diagnosis, or after soft resets that have not helped (facts 11a rule c).
/// </summary>
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

        if (file.Whole && playbook.Goal is { Load: not null, Kind: not (GoalKind.ConfigFetched or GoalKind.Load) })
        {
            file.At("a goal is one thing: either a load, or registered, or identified", "goal");
        }

        CheckWhen(file);
        var names = folder.Names(ConfigKind.Procedures);
        var codes = new FormattingProcedures(folder);
        foreach (var attempt in playbook.Attempts)
        {
            if (!Names.IsName(attempt.Firmware))
            {
                file.Problems.Add(attempt.At!, $"firmware \"{attempt.Firmware}\": \"{Attempt.Goal}\", or the name of another set, which is {Names.Shape}");
            }

            if (attempt.Remedies is not null)
            {
                CheckPlace(attempt, file);
                continue;
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
            else if (attempt.AfterResets is null && codes.Formats(wanted) && !OnSureDiagnoses(attempt))
            {
                file.Problems.Add(attempt.At!, $"procedure \"{wanted}\" formats: give it when: [...] with diagnoses of confidence high only, or after-resets: 2, so that soft resets come first");
            }
        }
    }

    private bool OnSureDiagnoses(Attempt attempt) => !attempt.When.IsEmpty && folder.Diagnoses().Value is { } book
        && attempt.When.All(name => !book.Diagnoses.TryGetValue(name, out var diagnosis) || diagnosis.Confidence == DiagnosisConfidence.High);

    private static void CheckPlace(Attempt attempt, ReadFile<Playbook> file)
    {
        if (file.Whole && (attempt.Procedure is not null || attempt.Firmware != Attempt.Goal || !attempt.When.IsEmpty || attempt.AfterResets is not null))
        {
            file.Problems.Add(attempt.At!, "remedies stand alone: what they do and when is said in diagnoses.yaml; only blind and why go with them");
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
