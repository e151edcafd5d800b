using System.Collections.Immutable;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Whether a row of facts 7.2 can be told with certain senses.</summary>
/// <param name="Told">True: its phones are named rightly in at least 99 of 100 runs.</param>
/// <param name="Group">Else the other answers that its phones get, since these senses see the same of other phones: diagnoses, "unknown", "none" (the phone came home first).</param>
internal sealed record SensesCell(bool Told, ImmutableSortedSet<string> Group)
{
    private const string Yes = "yes";
    private const string Missed = "missed";

    /// <summary>As the table has it.</summary>
    public override string ToString() => Told ? Yes : Group.IsEmpty ? Missed : string.Join(", ", Group);

    /// <summary>As <see cref="ToString"/> wrote it.</summary>
    public static SensesCell Parse(string text) => text == Yes
        ? new SensesCell(Told: true, [])
        : text == Missed ? new SensesCell(Told: false, [])
        : new SensesCell(Told: false, [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries)]);
}
