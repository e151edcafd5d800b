using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A diagnosis' rows are the table's, each named once. What is only a remark has no consequences, and what nothing can help has no remedies.</summary>
internal sealed class DiagnosisRowsCheck : ICheck<DiagnosisBook>
{
    public void Check(ReadFile<DiagnosisBook> file)
    {
        foreach (var (name, diagnosis) in file.Value.Diagnoses)
        {
            CheckRows(name, diagnosis, file);
            CheckEnd(name, diagnosis, file);
        }
    }

    private static void CheckRows(string name, Diagnosis diagnosis, ReadFile<DiagnosisBook> file)
    {
        string[] path = ["diagnoses", name, "rows"];
        foreach (var row in diagnosis.Rows.Where(row => !FailureRows.All.Contains(row)).Distinct(StringComparer.Ordinal))
        {
            file.At($"unknown row \"{row}\" of the table of known failures; {NearestWord.Hint(row, FailureRows.All)}", path);
        }

        var names = file.Value.Diagnoses.Keys.Where(other => other != name).Order(StringComparer.Ordinal).ToList();
        foreach (var like in diagnosis.Like.Where(like => !names.Contains(like)).Distinct(StringComparer.Ordinal))
        {
            file.At($"there is no other diagnosis \"{like}\"; {NearestWord.Hint(like, names)}", "diagnoses", name, "like");
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
}
