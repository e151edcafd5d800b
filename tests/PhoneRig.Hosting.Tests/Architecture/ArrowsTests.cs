using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PhoneRig.Hosting.Tests.Architecture;

/// <summary>The arrows between the rooms, and what each room must not touch.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["PhoneRig.Core"] = [],
        ["PhoneRig.Hardware"] = ["PhoneRig.Core"],
        ["PhoneRig.Network"] = ["PhoneRig.Core"],
        ["PhoneRig.Simulator"] = ["PhoneRig.Core"],
        ["PhoneRig.Hosting"] = ["PhoneRig.Core", "PhoneRig.Hardware", "PhoneRig.Network", "PhoneRig.Simulator"],
        ["PhoneRig.Cli"] = ["PhoneRig.Hosting"],
    };

    private static string Source { get; } = Path.Combine(Root(), "src");

    [TestCaseSource(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_its_arrows_point_to(string room)
    {
        var project = File.ReadAllText(Path.Combine(Source, room, room + ".csproj"));
        var references = ProjectReference().Matches(project).Select(match => match.Groups[1].Value);

        Assert.That(references, Is.EquivalentTo(Arrows[room]));
    }

    [Test]
    public void Every_room_is_on_the_map() =>
        Assert.That(Directory.GetDirectories(Source).Select(Path.GetFileName), Is.EquivalentTo(Arrows.Keys));

    [Test]
    public void Core_has_no_async_code()
    {
        var core = typeof(Core.Timeline.Fact).Assembly;
        var offenders =
            from type in core.GetTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null || typeof(Task).IsAssignableFrom(method.ReturnType)
            select $"{type.FullName}.{method.Name}";

        Assert.That(offenders, Is.Empty);
    }

    [TestCase("PhoneRig.Core", "System.Net.Sockets")]
    [TestCase("PhoneRig.Simulator", "System.Net.Sockets")]
    [TestCase("PhoneRig.Hardware", "System.Net.Sockets")]
    [TestCase("PhoneRig.Core", "System.Device.Gpio")]
    [TestCase("PhoneRig.Network", "System.Device.Gpio")]
    public void A_room_does_not_use(string room, string assembly) =>
        Assert.That(Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name), Has.None.EqualTo(assembly));

    [Test]
    public void Sockets_live_in_one_folder()
    {
        var folder = Path.Combine(Source, "PhoneRig.Network", "Sockets") + Path.DirectorySeparatorChar;
        var offenders = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(folder, StringComparison.Ordinal) && !file.StartsWith(Control, StringComparison.Ordinal) && File.ReadAllText(file).Contains("using System.Net.Sockets", StringComparison.Ordinal));

        Assert.That(offenders, Is.Empty);
    }

    /// <summary>The control socket is no network: it has a path, and never an address that another machine could reach.</summary>
    [Test]
    public void The_control_socket_is_reached_from_this_machine_only()
    {
        var offenders = Directory.EnumerateFiles(Control, "*.cs")
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("AddressFamily.InterNetwork", StringComparison.Ordinal) || text.Contains("using System.Net;", StringComparison.Ordinal)));

        Assert.That(offenders, Is.Empty);
    }

    private static string Control => Path.Combine(Source, "PhoneRig.Hosting", "Control") + Path.DirectorySeparatorChar;

    private static IEnumerable<string> Rooms => Arrows.Keys;

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/([^/""]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
