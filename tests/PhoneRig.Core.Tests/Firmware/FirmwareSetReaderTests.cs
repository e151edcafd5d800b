using System.Collections.Immutable;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class FirmwareSetReaderTests
{
    private const string Archives = "jar70.sbn\r\ndsp70.sbn \r\n";

    private static readonly ImmutableDictionary<string, byte[]> Whole = new Dictionary<string, byte[]>
    {
        ["term70.default.loads"] = Loads.File(Archives),
        ["term71.default.loads"] = Loads.File("jar70.sbn\r\n"),
        ["SCCP70.9-4-2.loads"] = Loads.File(Archives),
        ["jar70.sbn"] = [1, 2, 3],
        ["dsp70.sbn"] = [4],
    }.ToImmutableDictionary();

    [Test]
    public void A_whole_set_is_read()
    {
        var (set, problems) = Read(Whole);

        Assert.That(problems, Is.Empty);
        Assert.That((set!.Name, set.LoadId, set.Files.Count), Is.EqualTo(("mine", "SCCP70.9-4-2", 5)));
        Assert.That(set.DefaultLoads["term70.default.loads"], Is.EqualTo(new[] { "jar70.sbn", "dsp70.sbn" }));
        Assert.That(set.DefaultLoads["TERM71.default.loads"], Is.EqualTo(new[] { "jar70.sbn" }), "names are found in any case");
        Assert.That(set.DefaultLoads, Has.Count.EqualTo(2));
        Assert.That(set.Files["JAR70.SBN"].ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void An_archive_is_there_in_any_case() =>
        Assert.That(Read(Whole.Remove("jar70.sbn").Add("JAR70.sbn", [1])).Problems, Is.Empty);

    [Test]
    public void A_missing_archive_is_named_with_every_file_that_wants_it() =>
        Assert.That(Read(Whole.Remove("dsp70.sbn")).Problems, Is.EqualTo(new[]
        {
            "SCCP70.9-4-2.loads names dsp70.sbn, which is not there: the set is incomplete",
            "term70.default.loads names dsp70.sbn, which is not there: the set is incomplete",
        }));

    [Test]
    public void Two_releases_in_one_folder_are_told_apart_by_nobody() =>
        Assert.That(Read(Whole.Add("SCCP70.8-5-2.loads", Loads.File(Archives))).Problems, Is.EqualTo(new[]
        {
            "more than one named load (SCCP70.8-5-2.loads, SCCP70.9-4-2.loads): keep one release in a folder",
        }));

    [Test]
    public void A_set_needs_a_named_load() =>
        Assert.That(Read(Whole.Remove("SCCP70.9-4-2.loads")).Problems.Single(), Does.StartWith("no named load (such as SCCP70.9-4-2SR3-1S.loads)"));

    [Test]
    public void A_set_needs_a_default_load() =>
        Assert.That(
            Read(Whole.Remove("term70.default.loads").Remove("term71.default.loads")).Problems.Single(), Does.StartWith("no *.default.loads file"));

    [Test]
    public void A_damaged_loads_file_is_named_with_what_is_wrong() =>
        Assert.That(Read(Whole.SetItem("term71.default.loads", [1, 2])).Problems, Is.EqualTo(new[]
        {
            "term71.default.loads: it has no signed envelope: the file is damaged or not firmware",
        }));

    [Test]
    public void An_empty_folder_has_no_set() =>
        Assert.That(Read(ImmutableDictionary<string, byte[]>.Empty).Problems, Has.Length.EqualTo(2));

    [Test]
    public void Two_files_that_differ_only_in_case_are_a_problem_and_no_exception()
    {
        var (set, problems) = Read(Whole.Add("Term70.Default.Loads", Loads.File(Archives)));

        Assert.That(set, Is.Null);
        Assert.That(problems.Single(), Does.Contain("differ only in upper and lower case").And.Contain("Term70.Default.Loads").And.Contain("term70.default.loads"));
    }

    [Test]
    public void Any_files_are_a_set_or_problems_and_never_throw()
    {
        const int seed = 7971;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Seed(seed).Draw();
        string[] names = ["term70.default.loads", "a.loads", ".loads", "b.LOADS", "A.loads", "jar70.sbn", "JAR70.sbn", "", "x"];
        var sets = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var files = names.Where(_ => random.Next(2) == 0).ToImmutableDictionary(name => name, _ =>
            {
                var file = Loads.File(random.Next(2) == 0 ? "jar70.sbn\r\n" : "x");
                if (random.Next(4) == 0)
                {
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                }

                return file;
            });
            var (set, problems) = Read(files);
            sets += set is null ? 0 : 1;
            if ((set is null) == problems.IsEmpty)
            {
                Assert.Fail($"seed {seed}, round {round}: {problems.Length} problems, set: {set is not null}");
            }
        }

        Assert.That(sets, Is.InRange(100, 25_000), "the fuzz reaches both sides");
    }

    private static (FirmwareSet? Set, ImmutableArray<string> Problems) Read(ImmutableDictionary<string, byte[]> files)
    {
        var set = FirmwareSetReader.Read("mine", files.Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)file.Value)), out var problems);
        return (set, problems);
    }
}
