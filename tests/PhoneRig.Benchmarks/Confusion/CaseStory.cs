using System.Collections.Immutable;
using PhoneRig.Core.Recovery;
using PhoneRig.EndToEnd.Tests.Invariants;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>All that happened in a case, and the truth about it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Playbook">The playbook that it was run by.</param>
/// <param name="Book">The rules that it was run by.</param>
/// <param name="Station">Its timeline, its metal and the truth.</param>
internal sealed record CaseStory(ConfusionCase Case, Playbook Playbook, DiagnosisBook Book, StationStory Station)
{
    /// <summary>The remedies begun, in order.</summary>
    public ImmutableArray<Act> Acts { get; } = new ActReader(Playbook, Book).Of(Station.Entries);

    /// <summary>True where each thing that is wrong has a diagnosis that the files have something against.</summary>
    public bool Remediable { get; } = Case.Complaint.Keys.All(key =>
        Book.Diagnoses.Any(one => Complaint.KeysOf(one.Key, one.Value).Contains(key) && new ActReader(Playbook, Book).HasRemedy(one.Key)));

    /// <summary>True where the files have something against a diagnosis, or it is none of the book's.</summary>
    public bool Helps(string diagnosis) => !Book.Diagnoses.ContainsKey(diagnosis) || new ActReader(Playbook, Book).HasRemedy(diagnosis);
}
