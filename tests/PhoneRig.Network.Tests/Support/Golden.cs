using System.Runtime.CompilerServices;

namespace PhoneRig.Network.Tests.Support;

/// <summary>Compares text with a file beside the test; GOLDEN=write rewrites the file.</summary>
internal static class Golden
{
    public static void Match(string name, string text, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        var kept = Path.Combine(TestContext.CurrentContext.TestDirectory, Path.GetFileName(Path.GetDirectoryName(test)!), "Golden", name);
        Assert.That(text, Is.EqualTo(File.ReadAllText(File.Exists(path) ? path : kept)), $"differs from {name}; GOLDEN=write accepts it");
    }
}
