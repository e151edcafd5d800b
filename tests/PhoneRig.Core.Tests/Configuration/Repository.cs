using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>Finds the files of this repository from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string RigConfig => Path.Combine(Root, "rig-config");

    public static string Broken => Path.Combine(Root, "tests", "PhoneRig.Core.Tests", "Configuration", "Broken");

    public static ConfigFolder Shipped { get; } = new(RigConfig);

    /// <summary>Compares a text with a file of the repository; with PHONERIG_UPDATE_GOLDEN=1, writes it there.</summary>
    public static void MatchGolden(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("PHONERIG_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.That(File.Exists(path), Is.True, $"{path} is missing: write it with PHONERIG_UPDATE_GOLDEN=1");
        Assert.That(text, Is.EqualTo(File.ReadAllText(path)), $"{path} is stale: look at the difference, then rewrite it with PHONERIG_UPDATE_GOLDEN=1");
    }

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
