using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Remedies do something that there is, and one that formats stands with a diagnosis of confidence high only (design section 5).</summary>
internal sealed class RemediesCheck(ConfigFolder folder) : ICheck<DiagnosisBook>
{
    public void Check(ReadFile<DiagnosisBook> file)
    {
        if (file.Value.Diagnoses.Values.All(diagnosis => diagnosis.Remedies.IsEmpty))
        {
            return;
        }

        var procedures = folder.Names(ConfigKind.Procedures);
        var rungs = folder.Ladders().Value?.Rungs.Keys.Order(StringComparer.Ordinal).ToList();
        var codes = new FormattingProcedures(folder);
        foreach (var (name, diagnosis) in file.Value.Diagnoses)
        {
            foreach (var remedy in diagnosis.Remedies)
            {
                Check(name, diagnosis, remedy);
            }
        }

        void Check(string name, Diagnosis diagnosis, Remedy remedy)
        {
            if (remedy.Firmware != Attempt.Goal && rungs?.Contains(remedy.Firmware) == false)
            {
                file.Problems.Add(remedy.At!, $"unknown rung \"{remedy.Firmware}\"; {NearestWord.Hint(remedy.Firmware, [Attempt.Goal, .. rungs])}");
            }

            if (remedy.Stays && remedy.Firmware == Attempt.Goal)
            {
                file.Problems.Add(remedy.At!, "stays: true is for another set than the goal's, which any phone may stay with: give firmware: too, or leave it out");
            }

            if (remedy.Procedure is not { } procedure)
            {
                if (remedy.Firmware == Attempt.Goal)
                {
                    file.Problems.Add(remedy.At!, "a remedy does something: give it a procedure, or the rung of another firmware set to serve");
                }
            }
            else if (!procedures.Contains(procedure))
            {
                file.Problems.Add(remedy.At!, $"unknown procedure \"{procedure}\"; {NearestWord.Hint(procedure, procedures)}");
            }
            else if (diagnosis.Confidence != DiagnosisConfidence.High && codes.Formats(procedure))
            {
                file.Problems.Add(remedy.At!, $"procedure \"{procedure}\" formats, and diagnosis \"{name}\" is not sure enough for that: it needs confidence: high");
            }
        }
    }
}
