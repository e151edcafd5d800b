using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Configuration.Checks;
using PhoneRig.Core.Configuration.Templates;
using PhoneRig.Core.Configuration.Yaml;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Configuration;

/// <summary>
/// Reads a rig-config folder: phones, procedures, playbooks and rigs, each file checked before anything moves. A file of the same
/// name in the overriding folder comes first; there, <c>base:</c> with the file's own name means the shipped one.
/// </summary>
/// <param name="shipped">The rig-config folder that ships with the program.</param>
/// <param name="overrides">A folder of the same shape that comes first, such as /etc/phonerig; null or missing: none.</param>
public sealed class ConfigFolder(string shipped, string? overrides = null)
{
    private static readonly Regex PlainName = new(@"^[a-z0-9][a-z0-9.-]*\z");

    /// <summary>The folder that ships with the program.</summary>
    public string Shipped => shipped;

    /// <summary>The folder that comes first; null: none.</summary>
    public string? Overrides => overrides;

    /// <summary>True: procedures, playbooks and diagnoses are read once too, so that many runs go by the same ones whatever is edited meanwhile. Default: each time anew.</summary>
    public bool ReadsOnce { get; init; }

    private readonly ConcurrentDictionary<string, ConfigResult<PhoneModel>> phones = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(ConfigKind? Kind, string Name), object> once = new();

    /// <summary>The names of one kind, from both folders, sorted.</summary>
    /// <param name="kind">Which kind.</param>
    public IReadOnlyList<string> Names(ConfigKind kind) =>
    [
        .. Folders(kind)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file of a name; null where there is none.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="name">Its name.</param>
    public string? PathOf(ConfigKind kind, string name) => PathsOf(kind, name).FirstOrDefault();

    /// <summary>A phone model, with what it takes from its base. Read once: a rig file refers to its models many times.</summary>
    /// <param name="name">Its name.</param>
    public ConfigResult<PhoneModel> Phone(string name) => phones.GetOrAdd(name, ReadPhone);

    private ConfigResult<PhoneModel> ReadPhone(string name)
    {
        var problems = new ProblemList();
        if (Find(ConfigKind.Phones, name, problems) is not { } path || ReadOverlays(path, problems) is not { } root)
        {
            return problems.Result<PhoneModel>(null);
        }

        return Bind(path, root, p => p.Phone, PhoneChecks.All(), problems, complete: problems.Count == 0);
    }

    /// <summary>A procedure, checked as far as it goes without a phone: see <see cref="ProcedureChecker"/> for the rest.</summary>
    /// <param name="name">Its name.</param>
    public ConfigResult<Procedure> Procedure(string name) => Once(ConfigKind.Procedures, name, ReadProcedure);

    private ConfigResult<Procedure> ReadProcedure(string name)
    {
        var problems = new ProblemList();
        return Find(ConfigKind.Procedures, name, problems) is { } path ? ReadProcedureFile(path) : problems.Result<Procedure>(null);
    }

    /// <summary>A procedure from any file.</summary>
    /// <param name="path">The file.</param>
    public static ConfigResult<Procedure> ReadProcedureFile(string path)
    {
        var problems = new ProblemList();
        return Read(path, problems) is { } root
            ? Bind(path, root, p => p.Name, [new ProcedureCheck(), new AwaitsCheck()], problems)
            : problems.Result<Procedure>(null);
    }

    /// <summary>A playbook; that its procedures are there is checked, and what is in them is not.</summary>
    /// <param name="name">Its name.</param>
    public ConfigResult<Playbook> Playbook(string name) => Once(ConfigKind.Playbooks, name, ReadPlaybook);

    private ConfigResult<Playbook> ReadPlaybook(string name)
    {
        var problems = new ProblemList();
        return Find(ConfigKind.Playbooks, name, problems) is { } path && Read(path, problems) is { } root
            ? Bind(path, root, p => p.Name, [new AttemptsCheck(this)], problems)
            : problems.Result<Playbook>(null);
    }

    /// <summary>The diagnoses: diagnoses.yaml of the overriding folder, else the shipped one.</summary>
    public ConfigResult<DiagnosisBook> Diagnoses() => Once(null, OneOf("diagnoses.yaml"), Diagnoses);

    /// <summary>The diagnoses of any file, held against this folder's procedures and playbooks.</summary>
    /// <param name="path">The file.</param>
    public ConfigResult<DiagnosisBook> Diagnoses(string path)
    {
        var problems = new ProblemList();
        return Read(path, problems) is { } root
            ? Bind<DiagnosisBook>(path, root, _ => null, [new DiagnosesCheck(this), new DiagnosisRowsCheck(), new RemediesCheck(this)], problems)
            : problems.Result<DiagnosisBook>(null);
    }

    /// <summary>The firmware ladders: ladders.yaml of the overriding folder, else the shipped one.</summary>
    public ConfigResult<LadderBook> Ladders()
    {
        var problems = new ProblemList();
        var path = OneOf("ladders.yaml");
        return Read(path, problems) is { } root
            ? Bind<LadderBook>(path, root, _ => null, [new LaddersCheck()], problems)
            : problems.Result<LadderBook>(null);
    }

    /// <summary>The templates of phones' configurations: each of the overriding folder, else the shipped one.</summary>
    public ConfigResult<PhoneFileTemplates> Templates()
    {
        var problems = new ProblemList();
        var (all, device) = (Template("XMLDefault.cnf.xml"), Template("SEP.cnf.xml"));
        problems.AddRange(all.Problems);
        problems.AddRange(device.Problems);
        return problems.Result(all.Value is { } first && device.Value is { } second ? new PhoneFileTemplates(first, second) : null);

        ConfigResult<PhoneFileTemplate> Template(string name) => ReadTemplate(OneOf(Path.Combine("templates", name)));
    }

    /// <summary>A template of a phone's configuration from any file.</summary>
    /// <param name="path">The file.</param>
    public static ConfigResult<PhoneFileTemplate> ReadTemplate(string path)
    {
        var problems = new ProblemList();
        return ConfigText.Read(path, problems) is { } text ? PhoneFileTemplate.Read(path, text) : problems.Result<PhoneFileTemplate>(null);
    }

    /// <summary>A rig, with everything it refers to; mistakes in the phone models it names are among its problems.</summary>
    /// <param name="path">Its file. A file called rig.yaml, or the snapshot.yaml of a rig's state, may hold a rig of any name.</param>
    public ConfigResult<RigConfig> Rig(string path)
    {
        var problems = new ProblemList();
        return Read(path, problems) is { } root
            ? Bind(path, root, r => Path.GetFileName(path) is "rig.yaml" or "snapshot.yaml" ? null : r.Rig, RigChecks.All(this), problems)
            : problems.Result<RigConfig>(null);
    }

    /// <summary>What was measured at a station.</summary>
    /// <param name="path">The file.</param>
    /// <param name="station">The station; null: its wiring is not held against the file.</param>
    /// <param name="model">Its phone; null likewise.</param>
    public static ConfigResult<CalibrationConfig> Calibration(string path, StationConfig? station, PhoneModel? model)
    {
        var problems = new ProblemList();
        return Read(path, problems) is { } root
            ? Bind(path, root, c => c.Calibration, [new CalibrationCheck(station, model)], problems)
            : problems.Result<CalibrationConfig>(null);
    }

    /// <summary>What ails the phones of a simulated pile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ailments">The ailments that there are.</param>
    public static ConfigResult<MixConfig> Mix(string path, IReadOnlyCollection<string> ailments)
    {
        var problems = new ProblemList();
        return Read(path, problems) is { } root
            ? Bind<MixConfig>(path, root, _ => null, [new MixCheck(ailments)], problems)
            : problems.Result<MixConfig>(null);
    }

    private static ConfigResult<T> Bind<T>(string path, MappingNode root, Func<T, string?> name, IEnumerable<ICheck<T>> checks, ProblemList problems, bool complete = true)
        where T : class
    {
        var (value, whole) = new Binder(problems, complete).Bind<T>(root);
        var file = Path.GetFileNameWithoutExtension(path);
        if (name(value) is { } given && given != file)
        {
            problems.Add(root.Nearest(Shape.Of(typeof(T)).Properties[0].Name).At, $"the name \"{given}\" is not the file's: call it \"{file}\", or the file \"{given}.yaml\"");
        }

        var read = new ReadFile<T>(value, root, whole, problems);
        foreach (var check in checks)
        {
            check.Check(read);
        }

        return problems.Result(value);
    }

    private ConfigResult<T> Once<T>(ConfigKind? kind, string name, Func<string, ConfigResult<T>> reader)
        where T : class => ReadsOnce ? (ConfigResult<T>)once.GetOrAdd((kind, name), _ => reader(name)) : reader(name);

    private string OneOf(string name)
    {
        var own = overrides is null ? null : Path.Combine(overrides, name);
        return own is not null && File.Exists(own) ? own : Path.Combine(shipped, name);
    }

    private MappingNode? ReadOverlays(string path, ProblemList problems)
    {
        var chain = new List<string>();
        MappingNode? merged = null;
        for (string? next = path; next is not null;)
        {
            chain.Add(next);
            if (Read(next, problems) is not { } node)
            {
                break; // what there is above it is judged all the same
            }

            merged = merged is null ? node : node.Under(merged);
            next = BaseOf(next, node, chain, problems);
        }

        return merged;
    }

    private string? BaseOf(string path, MappingNode node, List<string> chain, ProblemList problems)
    {
        if (node.Find("base")?.Value is not ScalarNode { Text.Length: > 0 } name)
        {
            return null;
        }

        var own = name.Text == Path.GetFileNameWithoutExtension(path);
        var candidates = PathsOf(ConfigKind.Phones, name.Text).Where(p => !own || !SameFile(p, path)).ToList();
        if (candidates.FirstOrDefault() is not { } found)
        {
            problems.Add(name.At, own
                ? $"\"{name.Text}\" is its own base, and there is no other file of that name"
                : $"unknown phone \"{name.Text}\"; {NearestWord.Hint(name.Text, Names(ConfigKind.Phones))}");
            return null;
        }

        if (chain.Exists(p => SameFile(p, found)))
        {
            problems.Add(name.At, $"a circle of bases: {string.Join(" -> ", chain.Append(found).Select(Path.GetFileNameWithoutExtension))}");
            return null;
        }

        return found;
    }

    private static bool SameFile(string a, string b) => Path.GetFullPath(a) == Path.GetFullPath(b);

    private string? Find(ConfigKind kind, string name, ProblemList problems)
    {
        if (PathOf(kind, name) is { } path)
        {
            return path;
        }

        var word = kind.ToString().ToLowerInvariant();
        problems.Add(Position.OfFile(Path.Combine(shipped, word, name + ".yaml")), $"there is no {word.TrimEnd('s')} \"{name}\" in {string.Join(" or ", Folders(kind).Where(Directory.Exists))}; {NearestWord.Hint(name, Names(kind))}");
        return null;
    }

    private IEnumerable<string> PathsOf(ConfigKind kind, string name) =>
        PlainName.IsMatch(name) ? Folders(kind).Select(folder => Path.Combine(folder, name + ".yaml")).Where(File.Exists) : [];

    private IEnumerable<string> Folders(ConfigKind kind)
    {
        var folder = kind.ToString().ToLowerInvariant();
        return overrides is null ? [Path.Combine(shipped, folder)] : [Path.Combine(overrides, folder), Path.Combine(shipped, folder)];
    }

    private static MappingNode? Read(string path, ProblemList problems) => ConfigText.Read(path, problems) is { } text ? YamlReader.Read(path, text, problems) : null;
}
