using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>A playbook and the procedures that its attempts name.</summary>
internal sealed record PlaybookFiles(Playbook Playbook, ImmutableArray<Procedure> Procedures)
{
    /// <summary>Reads them; mistakes of every file are among the findings.</summary>
    /// <returns>Null where the playbook cannot be read; procedures that cannot be read are left out.</returns>
    public static PlaybookFiles? Read(ConfigFolder folder, string name, Findings findings) =>
        findings.Take(folder.Playbook(name)) is { } playbook
            ? new(playbook,
            [
                .. playbook.Attempts.Select(attempt => attempt.Procedure).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Select(procedure => findings.Take(folder.Procedure(procedure))).OfType<Procedure>(),
            ])
            : null;
}
