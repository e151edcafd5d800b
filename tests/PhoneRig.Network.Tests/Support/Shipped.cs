using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Configuration.Templates;

namespace PhoneRig.Network.Tests.Support;

/// <summary>What ships with the program.</summary>
internal static class Shipped
{
    public static PhoneFileTemplates Templates { get; } = new ConfigFolder(Folder()).Templates().Value!;

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "rig-config"));
}
