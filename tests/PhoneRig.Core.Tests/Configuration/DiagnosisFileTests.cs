using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>Diagnoses, and the playbooks that name them, are refused with the place and the nearest right word.</summary>
public sealed class DiagnosisFileTests
{
    private const string Rest = "\n    cause: It is so.\n    owner: phone\n    to-do: Do this.\n";

    private string folder = null!;

    [SetUp]
    public void OwnFolder() => folder = Directory.CreateTempSubdirectory("phonerig-").FullName;

    [TearDown]
    public void Away() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_shipped_diagnoses_have_no_mistake_and_cite_the_facts()
    {
        var read = Repository.Shipped.Diagnoses();
        Assert.That(read.Problems, Is.Empty);
        Assert.That(read.Value!.Diagnoses.Values.Select(one => one.Fact), Has.All.Not.Null);
    }

    [TestCase("{ console: power-inlin }", "3:11: unknown console rule \"power-inlin\"; did you mean \"power-inline\"?")]
    [TestCase("{ power: alive-while-of }", "3:11: unknown power event \"alive-while-of\"; did you mean \"alive-while-off\"?")]
    [TestCase("{ outcome: No Lease }", "3:11: outcome \"No Lease\": an outcome's name is small letters")]
    [TestCase("{ tftp: default-lod }", "3:11: unknown transfer \"default-lod\"; did you mean \"default-load\"?")]
    [TestCase("{ any: [{ console: writing }, { absent-for: { of: { tftp: load }, for: 4m } }] }", "3:11: diagnosis \"one\" would be met by time alone")]
    [TestCase("{ then: [{ tftp: load }, { absent-for: { of: { tftp: archive }, for: 0s } }] }", "must be longer than nothing")]
    public void A_wrong_condition_is_refused_in_its_place(string when, string message) =>
        Assert.That(Problems($"diagnoses:\n  one:\n    when: {when}{Rest}").Single(), Does.Contain(message));

    [Test]
    public void A_name_that_cannot_be_typed_is_refused() =>
        Assert.That(Problems($"diagnoses:\n  One_Two:\n    when: {{ console: writing }}{Rest}").Single(), Does.Contain("2:3: \"One_Two\": a diagnosis' name is small letters"));

    [Test]
    public void What_confirms_is_checked_too() =>
        Assert.That(Problems($"diagnoses:\n  one:\n    when: {{ console: writing }}\n    confirmed-by: {{ console: writin }}{Rest}").Single(), Does.Contain("4:19: unknown console rule \"writin\"; did you mean \"writing\"?"));

    [Test]
    public void A_playbook_that_names_an_unknown_diagnosis_is_refused_at_the_name() =>
        Assert.That(
            Playbook("  - { procedure: restart, when: [inline-power, needs-fromat] }\n").Single(),
            Does.Contain("book.yaml:6:48: unknown diagnosis \"needs-fromat\"; did you mean \"needs-format\"?"));

    [TestCase("  - { why: rest }\n", "6:5: an attempt does something")]
    [TestCase("  - { firmware: goal }\n", "6:5: an attempt does something")]
    [TestCase("  - { firmware: dual-key, blind: 5s }\n", "6:5: without a procedure there is no wait")]
    [TestCase("  - { firmware: Dual Key }\n", "6:5: firmware \"Dual Key\": \"goal\", or the name of another set")]
    public void An_attempt_does_something_that_can_be_done(string attempt, string message) => Assert.That(Playbook(attempt).Single(), Does.Contain(message));

    [Test]
    public void Serving_another_set_alone_is_an_attempt() => Assert.That(Playbook("  - { firmware: dual-key, when: signing-generation }\n"), Is.Empty);

    [TestCase("power: off-proven")]
    [TestCase("outcome: no-lease")]
    public void A_procedure_cannot_wait_for_what_only_diagnoses_know(string condition)
    {
        var path = Path.Combine(folder, "p.yaml");
        File.WriteAllText(path, $"procedure: p\ntitle: P\nsteps:\n  - await: {{ any: [{{ dhcp: discover }}, {{ {condition} }}] }}\n    within: 5s\n");
        Assert.That(
            ConfigFolder.ReadProcedureFile(path).Problems.Single().ToString(),
            Does.Contain($"4:40: \"{condition.Split(':')[0]}\" is for diagnoses.yaml only: a procedure waits for what the phone shows"));
    }

    private IEnumerable<string> Problems(string diagnoses)
    {
        File.WriteAllText(Path.Combine(folder, "diagnoses.yaml"), diagnoses);
        return new ConfigFolder(Repository.RigConfig, folder).Diagnoses().Problems.Select(problem => problem.ToString());
    }

    private IEnumerable<string> Playbook(string attempts)
    {
        Directory.CreateDirectory(Path.Combine(folder, "playbooks"));
        File.WriteAllText(Path.Combine(folder, "playbooks", "book.yaml"), "playbook: book\ntitle: B\npatience: 1m\ngoal-within: 2m\nattempts:\n" + attempts);
        return new ConfigFolder(Repository.RigConfig, folder).Playbook("book").Problems.Select(problem => problem.ToString());
    }
}
