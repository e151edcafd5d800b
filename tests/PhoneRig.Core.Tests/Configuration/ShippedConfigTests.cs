using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class ShippedConfigTests
{
    private static IReadOnlyList<string> Phones() => Repository.Shipped.Names(ConfigKind.Phones);

    private static IReadOnlyList<string> Procedures() => Repository.Shipped.Names(ConfigKind.Procedures);

    private static IEnumerable<string> ProceduresForFingers() => Procedures().Where(name => !Repository.Shipped.Procedure(name).Value!.Needs.Console);

    private static IReadOnlyList<string> Playbooks() => Repository.Shipped.Names(ConfigKind.Playbooks);

    private static IReadOnlyList<string> Rigs() => Repository.Shipped.Names(ConfigKind.Rigs);

    [TestCaseSource(nameof(Phones))]
    public void A_shipped_phone_has_no_mistake(string name) => Assert.That(Repository.Shipped.Phone(name).Problems, Is.Empty);

    [TestCaseSource(nameof(Playbooks))]
    public void A_shipped_playbook_has_no_mistake(string name) => Assert.That(Repository.Shipped.Playbook(name).Problems, Is.Empty);

    [TestCaseSource(nameof(Rigs))]
    public void A_shipped_rig_has_no_mistake(string name) =>
        Assert.That(Repository.Shipped.Rig(Repository.Shipped.PathOf(ConfigKind.Rigs, name)!).Problems, Is.Empty);

    [Test]
    public void A_shipped_procedure_runs_on_every_shipped_station_that_has_what_it_needs([ValueSource(nameof(Procedures))] string name, [ValueSource(nameof(Rigs))] string rig)
    {
        var procedure = Repository.Shipped.Procedure(name);
        Assert.That(procedure.Problems, Is.Empty);
        foreach (var station in Repository.Shipped.Rig(Repository.Shipped.PathOf(ConfigKind.Rigs, rig)!).Value!.Stations.Values)
        {
            var lacking = Lacking(procedure.Value!.Needs, station);
            var problems = ProcedureChecker.Check(procedure.Value, Repository.Shipped.Phone(station.Phone).Value!, station);
            Assert.That(problems.Select(problem => problem.Message).Where(message => !lacking.Any(message.Contains)), Is.Empty);
            Assert.That(problems.IsEmpty, Is.EqualTo(lacking.Count == 0));
        }
    }

    /// <summary>What a station has not that a procedure needs, as it is told.</summary>
    private static List<string> Lacking(ProcedureNeeds needs, StationConfig station)
    {
        var lacking = new List<string>();
        if (needs.Keys is { Length: > 0 } && station.Keypad.Kind == KeypadKind.None)
        {
            lacking.Add("no keypad");
        }

        if (needs.Hook && station.Keypad is { Kind: not KeypadKind.Manual, Hook: null, Speaker: null })
        {
            lacking.Add("cannot lift the receiver");
        }

        if (needs.Console && station.Console is not { Transmit: true })
        {
            lacking.Add("console");
        }

        return lacking;
    }

    [Test]
    public void A_shipped_procedure_that_needs_no_console_runs_with_a_persons_finger_and_no_senses([ValueSource(nameof(ProceduresForFingers))] string name, [ValueSource(nameof(Phones))] string phone)
    {
        var station = new StationConfig
        {
            Phone = phone,
            Power = new PowerConfig { Relay = new("gpio", 17) },
            Keypad = new KeypadConfig { Kind = KeypadKind.Manual },
        };
        Assert.That(ProcedureChecker.Check(Repository.Shipped.Procedure(name).Value!, Repository.Shipped.Phone(phone).Value!, station), Is.Empty);
    }

    [TestCase("factory-reset", "factory-reset")]
    [TestCase("format-reset", "format-reset")]
    [TestCase("format-keep-network", "format-keep-network")]
    [TestCase("legacy-reset", "legacy-reset")]
    [TestCase("restart", "restart")]
    public void A_procedure_types_the_code_that_the_phone_knows(string procedure, string code) =>
        Assert.That(Repository.Shipped.Procedure(procedure).Value!.Steps.Single(s => s.Type is not null).Type, Is.EqualTo(Repository.Shipped.Phone("cisco-7970").Value!.Codes[code]));

    [TestCase("factory-reset")]
    [TestCase("format-reset")]
    [TestCase("format-keep-network")]
    public void Without_console_the_walk_is_watched_for_longer_than_a_normal_boots(string name)
    {
        var wait = Repository.Shipped.Procedure(name).Value!.Steps.First(s => s.Await is not null).Await!.Any!.Value.Single(c => c.Lamps is not null).Lamps!;
        Assert.That(wait.For, Is.GreaterThanOrEqualTo(Repository.Shipped.Phone("cisco-7970").Value!.Timings["normal-walk"].Longest * 2));
    }

    [Test]
    public void A_7971_is_a_7970_but_for_a_few_lines()
    {
        var phone = Repository.Shipped.Phone("cisco-7971").Value!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(phone.LoadInformation, Is.EqualTo(119));
            Assert.That(phone.Files["default-load"], Is.EqualTo(new[] { "term71.default.loads" }));
            Assert.That(phone.Files["archive"], Is.EqualTo(new[] { "*.sbn" }));
            Assert.That(phone.Console.Rules, Has.Length.EqualTo(Repository.Shipped.Phone("cisco-7970").Value!.Console.Rules.Length));
        }
    }

    [Test]
    public void Every_shipped_file_names_its_schema_for_editors()
    {
        foreach (var kind in Enum.GetValues<ConfigKind>())
        {
            foreach (var name in Repository.Shipped.Names(kind))
            {
                Assert.That(File.ReadLines(Repository.Shipped.PathOf(kind, name)!).First(), Is.EqualTo($"# yaml-language-server: $schema=../schema/{ConfigSchemas.FileName(kind)}"), name);
            }
        }
    }

    [TestCaseSource(nameof(NamesThatCodeKnows))]
    public void The_shipped_phone_has_every_console_rule_that_code_knows_by_name(string rule) =>
        Assert.That(Repository.Shipped.Phone("cisco-7970").Value!.Console.Rules.Select(one => one.Rule), Does.Contain(rule));

    private static IEnumerable<string> NamesThatCodeKnows =>
        typeof(ConsoleRuleNames).GetFields().Select(rule => (string)rule.GetRawConstantValue()!);
}
