using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>A playbook, and the procedures that its attempts and the remedies in them name.</summary>
internal sealed record PlaybookFiles(Playbook Playbook, ImmutableArray<Procedure> Procedures)
{
    /// <summary>Reads them; mistakes of every file are among the findings.</summary>
    /// <returns>Null where the playbook cannot be read; procedures that cannot be read are left out.</returns>
    public static PlaybookFiles? Read(ConfigFolder folder, string name, DiagnosisBook? diagnoses, Findings findings)
    {
        if (findings.Take(folder.Playbook(name)) is not { } playbook)
        {
            return null;
        }

        var remedies = playbook.Attempts.Any(attempt => attempt.Remedies is not null) && diagnoses is not null
            ? diagnoses.Diagnoses.OrderBy(one => one.Key, StringComparer.Ordinal).SelectMany(one => one.Value.Remedies).Select(remedy => remedy.Procedure)
            : [];
        return new(playbook,
            [
                .. playbook.Attempts.Select(attempt => attempt.Procedure).Concat(remedies).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Select(procedure => findings.Take(folder.Procedure(procedure))).OfType<Procedure>(),
            ]);
    }
}
