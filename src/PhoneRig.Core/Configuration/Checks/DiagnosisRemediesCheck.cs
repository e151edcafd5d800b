using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>
/// A diagnosis' remedies are there and do something, and one that formats is sure enough (design section 5). Rows are the table's, each named once. What
/// is only a remark has no consequences, and what nothing can help has no remedies.
/// </summary>
internal sealed class DiagnosisRemediesCheck(ConfigFolder folder) : ICheck<DiagnosisBook>
{
    public void Check(ReadFile<DiagnosisBook> file)
    {
        var procedures = folder.Names(ConfigKind.Procedures);
        // Where the ladders cannot be read, that is told in their own file.
        var rungs = folder.Ladders().Value is { } ladders ? [Attempt.Goal, .. ladders.Rungs.Keys.Order(StringComparer.Ordinal)] : (IReadOnlyCollection<string>?)null;
        foreach (var (name, diagnosis) in file.Value.Diagnoses)
        {
            foreach (var remedy in diagnosis.Remedies)
            {
                Check(name, diagnosis, remedy, procedures, rungs, file);
            }

            CheckRows(name, diagnosis, file);
            CheckEnd(name, diagnosis, file);
        }
    }

    private void Check(string name, Diagnosis diagnosis, Remedy remedy, IReadOnlyCollection<string> procedures, IReadOnlyCollection<string>? rungs, ReadFile<DiagnosisBook> file)
    {
        if (rungs?.Contains(remedy.Firmware) == false)
        {
            file.Problems.Add(remedy.At!, $"unknown firmware \"{remedy.Firmware}\": \"{Attempt.Goal}\", or a rung of ladders.yaml; {NearestWord.Hint(remedy.Firmware, rungs)}");
        }

        if (remedy.Procedure is not { } wanted)
        {
            if (file.Whole && remedy.Firmware == Attempt.Goal)
            {
                file.Problems.Add(remedy.At!, "a remedy does something: give it a procedure, or another firmware set to serve");
            }
        }
        else if (!procedures.Contains(wanted))
        {
            file.Problems.Add(remedy.At!, $"unknown procedure \"{wanted}\"; {NearestWord.Hint(wanted, procedures)}");
        }
        else if (diagnosis.Confidence != DiagnosisConfidence.High && Formats(wanted))
        {
            file.Problems.Add(remedy.At!, $"procedure \"{wanted}\" formats the flash, and diagnosis \"{name}\" is not sure enough for that: give it confidence: high, or a gentler remedy");
        }
    }

    private static void CheckRows(string name, Diagnosis diagnosis, ReadFile<DiagnosisBook> file)
    {
        string[] path = ["diagnoses", name, "rows"];
        foreach (var row in diagnosis.Rows.Where(row => !FailureRows.All.Contains(row)).Distinct(StringComparer.Ordinal))
        {
            file.At($"unknown row \"{row}\" of the table of known failures; {NearestWord.Hint(row, FailureRows.All)}", path);
        }

        foreach (var twice in diagnosis.Rows.GroupBy(row => row, StringComparer.Ordinal).Where(row => row.Count() > 1))
        {
            file.At($"row \"{twice.Key}\" is named twice", path);
        }
    }

    private static void CheckEnd(string name, Diagnosis diagnosis, ReadFile<DiagnosisBook> file)
    {
        if (diagnosis.Harmless && (diagnosis.Final || diagnosis.Scrap || !diagnosis.Remedies.IsEmpty))
        {
            file.AtKey($"diagnosis \"{name}\" is harmless, a remark and nothing else: leave final, scrap and remedies out", "diagnoses", name, "harmless");
        }
        else if (diagnosis.Final && !diagnosis.Remedies.IsEmpty)
        {
            file.AtKey($"diagnosis \"{name}\" is final, so none of its remedies would ever be tried: leave final out, or them", "diagnoses", name, "final");
        }
    }

    private bool Formats(string procedure) =>
        folder.Procedure(procedure).Value is { } read
        && folder.Names(ConfigKind.Phones).Select(phone => folder.Phone(phone).Value).OfType<Phones.PhoneModel>()
            .Any(phone => read.Steps.Any(step => step.Type is { } keys && new KnownCodes(phone).WholeAt(KnownCodes.Add(keys, "")) == true));
}
