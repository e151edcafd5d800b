using PhoneRig.Core.Firmware;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary>Firmware sets in plain words.</summary>
internal static class FirmwareWords
{
    /// <summary>A set in one line.</summary>
    public static string Line(FirmwareManifest set, int width) =>
        $"{set.Set.PadRight(width)}  {set.LoadId}, {set.Rung ?? "of no known rung"}, {Count(set)}{(set.Simulated ? "  [simulated]" : "")}";

    /// <summary>All about a set.</summary>
    public static IEnumerable<string> Lines(FirmwareManifest set)
    {
        yield return $"{set.Set}: load {set.LoadId}{(set.Simulated ? ", SIMULATED" : "")}";
        yield return $"  release     {set.Release ?? "not known"}{(set.Rung is null ? "" : $", rung {set.Rung}")}";
        yield return $"  signed      {(set.Generation is { } generation ? $"generation {generation.ToString().ToLowerInvariant()}, as far as release and signer tell" : "by an unknown generation")}";
        yield return $"  signer      {set.Signer ?? "not said"}{(set.ModulusIndex is { } index ? $", modulus index {index}" : "")}";
        yield return $"  imported    {set.ImportedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC from {set.ImportedFrom}";
        foreach (var file in set.Files)
        {
            yield return $"  {file.Sha256}  {file.Bytes,9}  {file.Name}";
        }

        foreach (var remark in set.Remarks)
        {
            yield return $"  note: {remark}";
        }
    }

    /// <summary>A way, step by step, and what is missing for it.</summary>
    public static IEnumerable<string> Lines(LadderPlan plan, LadderBook book, string target)
    {
        if (plan.IsThere)
        {
            yield return $"the phone runs {target} already: nothing to load";
        }

        var number = 0;
        foreach (var step in plan.Steps)
        {
            yield return $"{++number}. {step.Rung}: {(step.Set is null ? $"MISSING, get {book.PackagesFor(step.Rung)}" : $"serve {step.Set}")}";
            yield return $"   {step.Why}";
        }

        foreach (var note in plan.Notes)
        {
            yield return $"note: {note.Says}{(note.Fact is null ? "" : $" [facts {note.Fact}]")}";
        }
    }

    private static string Count(FirmwareManifest set) => $"{set.Files.Length} files, {set.Files.Sum(file => file.Bytes):N0} bytes";
}
