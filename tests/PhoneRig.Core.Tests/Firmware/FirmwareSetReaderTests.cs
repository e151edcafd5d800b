using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class FirmwareSetReaderTests
{
    private const string Jar = "jar70sccp.9-4-2ES26.sbn";
    private const string Dsp = "dsp70.9-4-2ES26.sbn";
    private const string Term = "term70.default.loads";
    private const string Named = "SCCP70.9-4-2SR3-1S.loads";

    private static readonly LadderBook Ladders = new ConfigFolder(Repository.RigConfig).Ladders().Value!;

    private static readonly ImmutableSortedDictionary<string, byte[]> Whole = Loads.Set();

    [Test]
    public void A_whole_set_is_read_with_its_release_its_rung_and_its_signer()
    {
        var report = Read(Whole);

        Assert.That(report.Findings, Is.Empty);
        Assert.That((report.Set!.Name, report.Set.LoadId, report.Set.Files.Count), Is.EqualTo(("mine", "SCCP70.9-4-2SR3-1S", 5)));
        Assert.That(report.Set.DefaultLoads[Term], Is.EqualTo(new[] { Jar, Dsp }));
        Assert.That(report.Set.DefaultLoads["TERM71.default.loads"], Is.EqualTo(new[] { Jar }), "names are found in any case");
        Assert.That(report.Set.Files[Jar.ToUpperInvariant()].Length, Is.EqualTo(Whole[Jar].Length));
        Assert.That((report.Release.ToString(), report.Rung, report.Generation, report.Signer, report.ModulusIndex, report.Simulated),
            Is.EqualTo(("9.4(2)SR3-1", "new", LoadGeneration.New, "CN=simulated-signer-new", 2, true)));
    }

    [Test]
    public void A_missing_archive_is_named_with_every_list_that_wants_it() =>
        Assert.That(Read(Whole.Remove(Dsp)).Problems, Is.EqualTo(new[]
        {
            $"{Named} names {Dsp}, which is not there: the set is incomplete",
            $"{Term} names {Dsp}, which is not there: the set is incomplete",
        }));

    [Test]
    public void Every_problem_is_told_at_once()
    {
        var report = Read(Whole.Remove(Dsp).SetItem(Jar, Whole[Jar][..^600]).Remove(Named));

        Assert.That(report.Set, Is.Null);
        Assert.That(report.Findings.Select(finding => finding.Flaw).Distinct(), Is.EquivalentTo(new[] { FirmwareFlaw.MissingArchive, FirmwareFlaw.CutShort, FirmwareFlaw.NoNamedLoad }));
    }

    [Test]
    public void A_file_under_another_name_is_told_its_own()
    {
        var report = Read(Whole.Remove(Jar).Add("jar.sbn", Whole[Jar]));

        Assert.That(report.Problems.Single(), Does.StartWith($"jar.sbn is called {Jar} in its envelope").And.EndsWith("give it its own name back"));
    }

    [Test]
    public void Letter_case_and_blanks_are_remarked_and_served_under_the_right_name()
    {
        var report = Read(Whole.Remove(Jar).Add("Jar70SCCP.9-4-2ES26.sbn", Whole[Jar]).Remove(Dsp).Add(Dsp + " ", Whole[Dsp]));

        Assert.That(report.Findings.Select(finding => (finding.Flaw, finding.IsProblem)), Is.EquivalentTo(new[] { (FirmwareFlaw.LetterCase, false), (FirmwareFlaw.Blanks, false) }));
        Assert.That(report.Set!.Files.Keys, Is.EquivalentTo(Whole.Keys));
    }

    [Test]
    public void Two_files_of_one_name_are_a_problem() =>
        Assert.That(Read(Whole.Add("Term70.Default.Loads", Whole[Term])).Problems.Single(), Does.Contain("Term70.Default.Loads, term70.default.loads go by one name"));

    [Test]
    public void Lists_of_two_releases_are_told_apart()
    {
        var report = Read(Whole.SetItem(Term, Loads.List(Term, "jar70sccp.8-5-2TH1-6.sbn\r\n")).Add("jar70sccp.8-5-2TH1-6.sbn", Loads.Archive("jar70sccp.8-5-2TH1-6.sbn")));

        Assert.That(report.Problems, Has.Some.Contains("two releases are mixed"));
    }

    [Test]
    public void Two_named_loads_are_no_set() =>
        Assert.That(Read(Whole.Add("SCCP70.8-5-2S.loads", Loads.List("SCCP70.8-5-2S.loads"))).Problems.Single(), Does.StartWith("more than one named load (SCCP70.8-5-2S.loads, SCCP70.9-4-2SR3-1S.loads)"));

    [Test]
    public void A_set_without_a_default_load_is_told_so() =>
        Assert.That(Read(Whole.Remove(Term).Remove("term71.default.loads")).Problems.Single(), Does.StartWith("no *.default.loads file"));

    [Test]
    public void An_archive_that_no_list_names_is_a_remark() =>
        Assert.That(Read(Whole.Add("cvm70sccp.8-5-2TH1-6.sbn", Loads.Archive("cvm70sccp.8-5-2TH1-6.sbn"))).Findings.Single(), Has.Property("IsProblem").False.And.Property("Flaw").EqualTo(FirmwareFlaw.ExtraArchive));

    [Test]
    public void Files_of_other_phones_alone_are_a_problem_and_beside_a_set_a_remark()
    {
        var other = new Dictionary<string, byte[]> { ["term41.default.loads"] = Loads.List("term41.default.loads", "jar41sccp.sbn"), ["SCCP41.9-4-2S.loads"] = Loads.List("SCCP41.9-4-2S.loads", "jar41sccp.sbn"), ["jar41sccp.sbn"] = Loads.Archive("jar41sccp.sbn") };

        Assert.That(Read(other.ToImmutableSortedDictionary()).Problems.Single(), Does.Contain("for the family 7941, not for a 7970 or 7971"));
        var both = Read(Whole.AddRange(other));
        Assert.That(both.Set!.Files.Keys, Is.EquivalentTo(Whole.Keys));
        Assert.That(both.Findings.Single().Flaw, Is.EqualTo(FirmwareFlaw.WrongFamily));
        Assert.That(Read(Whole.Clear().Add("P00308000500.loads", Loads.List("P00308000500.loads"))).Problems, Has.Some.Contains("for a 7940 or 7960"));
    }

    [Test]
    public void What_is_no_firmware_is_left_out_with_a_note()
    {
        var report = Read(Whole.Add("readme.txt", [1]));

        Assert.That(report.Set!.Files.Keys, Does.Not.Contain("readme.txt"));
        Assert.That(report.Remarks.Single(), Is.EqualTo("readme.txt is no file of a load: it is left out"));
    }

    [Test]
    public void An_unsigned_file_and_one_without_an_envelope_are_refused()
    {
        Assert.That(Flaws(Read(Whole.SetItem(Jar, Loads.Signed(Jar, new byte[700], signature: 0)))), Is.EqualTo(new[] { FirmwareFlaw.Unsigned }));
        Assert.That(Flaws(Read(Whole.SetItem(Jar, new byte[2000]))), Is.EqualTo(new[] { FirmwareFlaw.Unsigned }));
        Assert.That(Flaws(Read(Whole.SetItem(Jar, []))), Is.EqualTo(new[] { FirmwareFlaw.CutShort }));
    }

    [Test]
    public void A_file_that_no_phone_can_fetch_is_too_large() =>
        Assert.That(Flaws(Read(Whole.SetItem(Jar, new byte[65535 * 512]))), Is.EqualTo(new[] { FirmwareFlaw.TooLarge }));

    [Test]
    public void Release_and_signer_that_disagree_are_told()
    {
        var report = Read(Whole.Remove(Named).Add("SCCP70.8-5-2S.loads", Loads.List("SCCP70.8-5-2S.loads")));

        Assert.That(report.Remarks.Single(), Does.Contain("by its release 8.5(2) the set is of the generation dual").And.Contain("of new"));
        Assert.That((report.Rung, report.Generation), Is.EqualTo(("dual-key", LoadGeneration.Dual)));
    }

    [Test]
    public void Files_of_two_signers_are_remarked() =>
        Assert.That(Read(Whole.SetItem(Jar, Loads.Archive(Jar, signer: "CN=somebody"))).Remarks.Single(), Does.Contain(Jar).And.Contain("signed by CN=somebody"));

    [Test]
    public void An_empty_folder_has_no_set() => Assert.That(Read(Whole.Clear()).Problems, Has.Length.EqualTo(2));

    private static FirmwareFlaw[] Flaws(FirmwareSetReport report) => [.. report.Findings.Select(finding => finding.Flaw)];

    private static FirmwareSetReport Read(ImmutableSortedDictionary<string, byte[]> files) =>
        FirmwareSetReader.Read("mine", files.Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)file.Value)), Ladders);
}
