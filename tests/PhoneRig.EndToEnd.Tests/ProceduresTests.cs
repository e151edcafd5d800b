using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Each shipped procedure on a simulated phone that needs it, in a playbook of its own.</summary>
public sealed class ProceduresTests
{
    [TestCase("factory-reset", "boot-loop", 1)]
    [TestCase("format-reset", "wiped-brick", 1)]
    [TestCase("format-keep-network", "wiped-brick", 1)]
    [TestCase("format-reset", "boot-loop", 1)]
    // These two talk to a phone that runs: the first try comes while it still starts.
    [TestCase("restart", "healthy", 2)]
    [TestCase("legacy-reset", "old-load", 2)]
    public void A_procedure_brings_its_phone_home(string procedure, string ailment, int tries)
    {
        using var overrides = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(overrides.Path, "playbooks"));
        overrides.Write(
            "playbooks/only.yaml",
            $"playbook: only\ntitle: One procedure\npatience: 6m\ngoal-within: 3h\nattempts:\n{string.Concat(Enumerable.Repeat($"  - procedure: {procedure}\n", tries))}");
        var rig = Rigs.With(station => station, phone => phone with { Ailment = ailment });
        rig = rig with { Firmware = new FirmwareConfig { Synthetic = rig.Firmware.Synthetic! with { Signing = "dual" } } };
        var recording = new Recording();
        var request = new RecoverRequest
        {
            RigFile = Rigs.SimulatedFile,
            Folder = new ConfigFolder(Path.Combine(Rigs.Root, "rig-config"), overrides.Path),
            Playbook = "only",
            Speed = null,
        };

        var summary = new RecoveryRun(request, recording).Run(rig, CancellationToken.None).Summary!;

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<AttemptStarted>().Count(), Is.LessThanOrEqualTo(tries));
    }

    [Test]
    public void No_attempt_cuts_a_phone_that_is_likely_to_write()
    {
        var rig = Rigs.With(station => station, phone => phone with { Ailment = "wiped-brick" });

        var (summary, recording) = Rigs.Run(rig);

        // The built-in playbook has no format yet: the phone stays as it is, and nothing is claimed.
        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.NeedsAttention), recording.Story);
        var cuts = recording.Entries.Where(entry => entry.Fact is PowerSwitched { On: false }).Skip(1);
        foreach (var cut in cuts)
        {
            var stage = recording.Entries.TakeWhile(entry => entry.Sequence < cut.Sequence).Select(entry => entry.Fact).OfType<StageChanged>().Last();
            Assert.That(stage.Likeliest.ToString(), Is.Not.AnyOf("Erasing", "Formatting", "Downloading", "Writing"), recording.Story);
        }
    }
}
