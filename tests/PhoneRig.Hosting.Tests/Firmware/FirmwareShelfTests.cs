using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Tests.Firmware;

public sealed class FirmwareShelfTests
{
    private ShelfBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new ShelfBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void A_folder_is_imported_whole_under_its_loads_name_and_verifies()
    {
        var import = bench.Import(bench.Folder(ShelfBench.Set().Add("readme.txt", [1])));

        Assert.That(import.Refusal, Is.Null);
        Assert.That((import.Manifest!.Set, import.Manifest.Release, import.Manifest.Rung, import.Manifest.Simulated, import.Manifest.Files.Length), Is.EqualTo(("SCCP70.8-5-2S", "8.5(2)", "dual-key", true, 8)));
        Assert.That(import.Manifest.Remarks.Single(), Does.Contain("readme.txt"));
        Assert.That(bench.Shelf.Names(), Is.EqualTo(new[] { "SCCP70.8-5-2S" }));
        Assert.That(bench.Shelf.Verify("SCCP70.8-5-2S").Set!.Files, Has.Count.EqualTo(8));
        Assert.That(bench.Left().Count(file => file.EndsWith(".sbn", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public void A_zip_is_imported_with_its_folders_left_out()
    {
        var files = ShelfBench.Set().Select(file => KeyValuePair.Create("cmterm-7970/" + file.Key, file.Value));

        Assert.That(bench.Import(bench.Zip(files, zip => ShelfBench.Add(zip, "__MACOSX/._x.sbn", [1])), "dual").Manifest!.Files, Has.Length.EqualTo(8));
    }

    [Test]
    public void The_same_content_is_already_there_and_other_content_is_refused()
    {
        bench.Import(bench.Folder(ShelfBench.Set()), "mine");

        Assert.That(bench.Import(bench.Zip(ShelfBench.Set()), "mine").AlreadyThere, Is.True);
        Assert.That(bench.Import(bench.Folder(ShelfBench.Set("9-4-2S"), "other"), "mine").Refusal, Does.StartWith("a set called mine with other content is in the library already").And.Contain("--as NAME"));
        Assert.That(bench.Import(bench.Folder(ShelfBench.Set()), "Mine").Refusal, Does.Contain("a set called mine"));
        Assert.That(bench.Shelf.Manifest("mine")!.LoadId, Is.EqualTo("SCCP70.8-5-2S"));
    }

    [Test]
    public void What_a_crash_left_behind_is_hidden_and_swept_by_the_next_import()
    {
        Directory.CreateDirectory(Path.Combine(bench.Shelf.Folder, ".unfinished-old", "files"));
        File.WriteAllText(Path.Combine(bench.Shelf.Folder, ".unfinished-old", "manifest.json"), "{");

        Assert.That(bench.Shelf.Names(), Is.Empty);
        bench.Import(bench.Folder(ShelfBench.Set()), "mine");
        Assert.That(bench.Left(), Has.None.Contains("unfinished"));
    }

    [Test]
    public void A_disk_that_cannot_take_the_set_leaves_nothing_behind()
    {
        Directory.CreateDirectory(bench.Shelf.Folder);
        File.WriteAllText(Path.Combine(bench.Shelf.Folder, "mine"), "a file where the set would go");

        Assert.That(() => bench.Import(bench.Folder(ShelfBench.Set()), "mine"), Throws.InstanceOf<IOException>());
        Assert.That(bench.Left(), Is.EqualTo(new[] { "mine" }));
    }

    [Test]
    public void Two_imports_at_once_do_not_meet()
    {
        Directory.CreateDirectory(bench.Shelf.Folder);
        using (var file = FileLock.Open(Path.Combine(bench.Shelf.Folder, ".lock")))
        {
            FileLock.TryTake(file);
            Assert.That(bench.Import(bench.Folder(ShelfBench.Set()), "mine").Refusal, Does.StartWith("another import or removal is under way"));
        }

        Assert.That(bench.Import(bench.Folder(ShelfBench.Set()), "mine").Manifest, Is.Not.Null);
        Assert.That(bench.Shelf.Remove("mine"), Is.Null);
        Assert.That(bench.Left(), Is.Empty);
    }

    [TestCase("../mine")]
    [TestCase(".mine")]
    [TestCase("a b")]
    [TestCase("")]
    public void A_name_that_could_lead_elsewhere_is_refused(string name) =>
        Assert.That(bench.Import(bench.Folder(ShelfBench.Set()), name).Refusal, Does.StartWith("a set cannot be called"));

    [Test]
    public void A_path_that_is_not_there_is_answered_with_the_nearest() =>
        Assert.That(bench.Import(Path.Combine(Path.GetDirectoryName(bench.Folder(ShelfBench.Set(), "firmware-in"))!, "firmwear-in")).Refusal, Does.Contain("did you mean \"").And.Contain("firmware-in\"?"));

    [Test]
    public void A_manifest_that_leads_out_of_the_library_or_cannot_be_read_is_no_set_to_serve()
    {
        bench.Import(bench.Folder(ShelfBench.Set()), "mine");
        var manifest = Path.Combine(bench.Shelf.Folder, "mine", "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("term70.default", "../../../in/term70.default", StringComparison.Ordinal));

        Assert.That(bench.Shelf.Verify("mine").Set, Is.Null);

        File.WriteAllText(manifest, "{}");
        Assert.That(bench.Shelf.Verify("mine").Problems.Single(), Does.Contain("cannot be read"));
    }

    [Test]
    public void A_rig_takes_its_sets_from_the_library_by_name_and_each_other_rung_by_itself()
    {
        bench.Import(bench.Folder(ShelfBench.Set("9-4-2SR3-1S", SigningGeneration.New), "new"), "nine");
        bench.Import(bench.Folder(ShelfBench.Set("8-3-3S"), "a"), "dual-a");
        bench.Import(bench.Folder(ShelfBench.Set("8-5-2S"), "b"), "dual-b");

        var plan = Plan(new FirmwareConfig { Set = "nine" });

        Assert.That((plan.Refusal, plan.Plan!.Firmware.Goal.Name), Is.EqualTo(((string?)null, "nine")));
        Assert.That(plan.Plan.Firmware.Others["dual-key"].Name, Is.EqualTo("dual-b"));
        Assert.That(plan.Plan.Firmware.Notes, Is.EqualTo(new[] { "firmware: dual-b of the library is served as dual-key, which the rig file does not name" }));
        Assert.That(Plan(new FirmwareConfig { Set = "nien" }).Refusal, Does.Contain("unknown firmware set \"nien\": did you mean \"nine\"?"));
    }

    [Test]
    public void A_set_that_does_not_verify_is_never_served()
    {
        bench.Import(bench.Folder(ShelfBench.Set("9-4-2SR3-1S", SigningGeneration.New), "new"), "nine");
        bench.Import(bench.Folder(ShelfBench.Set("8-3-3S"), "a"), "dual-a");
        bench.Import(bench.Folder(ShelfBench.Set("8-5-2S"), "b"), "dual-b");
        Spoil("dual-b");

        var plan = Plan(new FirmwareConfig { Set = "nine" }).Plan!;
        Assert.That(plan.Firmware.Others["dual-key"].Name, Is.EqualTo("dual-a"), "the next best");
        Assert.That(plan.Firmware.Notes[0], Does.StartWith("firmware: dual-b of the library is not served as dual-key: "));

        Spoil("nine");
        Assert.That(Plan(new FirmwareConfig { Set = "nine" }).Refusal, Does.Contain("nine: ").And.Contain("SHA-256"));
    }

    [Test]
    public void A_real_rig_is_not_served_a_made_up_set()
    {
        bench.Import(bench.Folder(ShelfBench.Set()), "made-up");

        Assert.That(Plan(new FirmwareConfig { Set = "made-up" }, simulated: false).Refusal, Does.Contain("made-up is a made-up set"));
    }

    private void Spoil(string set)
    {
        var file = Directory.EnumerateFiles(Path.Combine(bench.Shelf.Folder, set, "files"), "jar70*").Single();
        var content = File.ReadAllBytes(file);
        content[^1] ^= 1;
        File.WriteAllBytes(file, content);
    }

    private Planned<RigPlan> Plan(FirmwareConfig firmware, bool simulated = true) => RigPlanner.Plan(
        DemoRig.SimulatedFile,
        new ConfigFolder(DemoRig.Shipped),
        seed: 1,
        speed: null,
        DemoRig.Simulated() with { Firmware = firmware, Simulated = simulated, Bench = simulated ? DemoRig.Simulated().Bench : ImmutableDictionary<string, SimulatedPhoneConfig>.Empty },
        library: bench.Shelf.Folder);
}
