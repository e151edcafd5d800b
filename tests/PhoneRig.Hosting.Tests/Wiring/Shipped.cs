using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Tests.Wiring;

/// <summary>The rig files that come with the program.</summary>
internal static class Shipped
{
    public static string Root { get; } = FindRoot();

    public static ImmutableArray<RigConfig> Rigs { get; } = [.. Folder.Names(ConfigKind.Rigs).Select(Rig)];

    private static ConfigFolder Folder => new(Path.Combine(Root, "rig-config"));

    public static RigConfig Rig(string name) => Folder.Rig(Folder.PathOf(ConfigKind.Rigs, name)!).Value ?? throw new InvalidOperationException($"{name} has mistakes");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PhoneRig.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }

        return folder;
    }
}
