using System.Collections.Immutable;
using PhoneRig.Benchmarks.Confusion;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>
/// The judge of the recovery's rules (scripts/confusion.sh runs it whole): it is red over rules that are wrong on purpose, and the committed
/// table of what can be told holds for a few phones and fits the rules.
/// </summary>
public sealed class ConfusionTests
{
    private static readonly string Folder = Path.Combine(Rigs.Root, "rig-config");
    private static readonly string Document = File.ReadAllText(Path.Combine(Folder, DiagnosesDocument.FileName));
    private static readonly SensesTable Committed = DiagnosesDocument.Read(Document);
    private static readonly DiagnosisBook Book = Rigs.Folder.Diagnoses().Value!;

    [Test]
    public void The_committed_table_of_diagnoses_fits_the_rules() =>
        Assert.That(DiagnosesDocument.Write(Book, Committed), Is.EqualTo(Document), "rig-config/DIAGNOSES.md is stale: run scripts/confusion.sh --write, and look at what changed");

    [Test]
    public void What_a_document_says_of_senses_is_read_back_as_written()
    {
        var table = new SensesTable(ImmutableDictionary<(string, WiredSenses), SensesCell>.Empty
            .Add(("16", WiredSenses.All), new SensesCell(Told: true, []))
            .Add(("16", WiredSenses.Neither), new SensesCell(Told: false, ["unknown", "code-not-accepted"]))
            .Add(("boot-loop", WiredSenses.NoLamps), new SensesCell(Told: false, [CaseResult.None])));

        var read = DiagnosesDocument.Read(DiagnosesDocument.Write(Book, table));

        Assert.That(read.Cells.Select(Words), Is.EquivalentTo(table.Cells.Select(Words)));
    }

    [TestCase("healthy")]
    [TestCase("dead-flash")]
    [TestCase("inline-power")]
    [TestCase("old-key-says")]
    [TestCase("wiped-brick")]
    public void What_the_table_claims_of_all_senses_holds(string ailment)
    {
        var matrix = Judged(Book, Committed, ailment);

        Assert.That(matrix.Misses().Where(miss => !miss.WrongActs.IsEmpty || !miss.Breaches.IsEmpty || Committed.Tells(miss.Case.Complaint, miss.Case.Senses)), Is.Empty, () => MatrixText.Misses(matrix));
    }

    [Test]
    public void Two_diagnoses_with_each_others_signs_are_judged_wrong()
    {
        var book = With(With(Rowed, "dead-flash", Rowed.Diagnoses["inline-power"].When), "inline-power", Rowed.Diagnoses["dead-flash"].When);

        Assert.That(Judged(Rowed, SensesTable.Empty, "dead-flash").Results[0].Grade, Is.EqualTo(Grade.Right), "as it is without the swap");
        Assert.That(Judged(book, SensesTable.Empty, "dead-flash").Results[0].Grade, Is.EqualTo(Grade.Wrong));
    }

    [Test]
    public void A_rule_that_healthy_phones_meet_is_a_false_alarm()
    {
        var book = With(Rowed, "dead-flash", new Condition { Dhcp = "discover" });

        var matrix = Judged(book, SensesTable.Empty, "healthy");

        Assert.That(matrix.Results[0].Breaches, Has.Some.StartsWith("false alarm"));
        Assert.That(matrix.Figures(SensesTable.Empty).Where(figure => !figure.Holds), Is.Not.Empty);
    }

    [Test]
    public void A_remedy_begun_for_another_row_is_a_wrong_diagnosis_acted_on_whether_or_not_it_helps()
    {
        var signing = Rowed.Diagnoses["signing-generation"];
        var book = Rowed with { Diagnoses = Rowed.Diagnoses.SetItem("signing-generation", signing with { Rows = ["24"] }) };

        var result = Judged(book, SensesTable.Empty, "old-key-loader").Results[0];

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Recovered));
        Assert.That(result.WrongActs, Does.Contain("signing-generation"));
    }

    [Test]
    public void A_confusion_gets_into_the_table_only_where_the_same_was_seen_of_a_phone_that_it_is_true_of()
    {
        var complaints = Complaints.All.Where(one => one.Name is "dead-flash" or "inline-power").ToArray();
        var honest = Judged(Rowed, SensesTable.Empty, "dead-flash").Results[0];
        var mistaken = honest with { Case = honest.Case with { Complaint = complaints.Single(one => one.Name == "inline-power") }, Grade = Grade.Wrong };
        var blind = mistaken with { Seen = mistaken.Seen.SetItem("dead-flash", "something that no phone with a dead flash shows") };

        Assert.That(Group(honest, mistaken), Is.EqualTo(new[] { "dead-flash" }));
        Assert.That(Group(honest, blind), Is.Empty);
    }

    /// <summary>The shipped rules, in which these diagnoses have their rows, whatever is or will be in the file.</summary>
    private static DiagnosisBook Rowed { get; } = Book with
    {
        Diagnoses = new[] { ("dead-flash", "16"), ("inline-power", "13"), ("signing-generation", "1") }
            .Aggregate(Book.Diagnoses, (all, row) => all.SetItem(row.Item1, all[row.Item1] with { Rows = all[row.Item1].Rows.Union([row.Item2]).ToImmutableArray() })),
    };

    private static DiagnosisBook With(DiagnosisBook book, string name, Condition when) =>
        book with { Diagnoses = book.Diagnoses.SetItem(name, book.Diagnoses[name] with { When = when, ConfirmedBy = null }) };

    private static Matrix Judged(DiagnosisBook book, SensesTable table, string ailment) =>
        new([new Judge(table).Of(new CaseRunner(Folder, book).Run(new ConfusionCase(Complaints.All.Single(one => one.Name == ailment), WiredSenses.All, Seed: 3)))]);

    private static ImmutableSortedSet<string> Group(params ImmutableArray<CaseResult> results) => Measured.Of(new Matrix(results), Rowed).Cells[("13", WiredSenses.All)].Group;

    private static string Words(KeyValuePair<(string Key, WiredSenses Senses), SensesCell> cell) => $"{cell.Key}: {cell.Value}";
}
