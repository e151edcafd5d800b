namespace PhoneRig.Cli.Tests;

/// <summary>Folders for rigs' state, removed after all tests.</summary>
[SetUpFixture]
public sealed class StateFolders
{
    private static readonly Lazy<string> Root = new(() => Directory.CreateTempSubdirectory("prig-").FullName);
    private static int count;

    /// <summary>A folder that no other test has; not made yet.</summary>
    internal static string New() => Path.Combine(Root.Value, $"{Interlocked.Increment(ref count)}");

    [OneTimeTearDown]
    public void Remove()
    {
        if (Root.IsValueCreated)
        {
            Directory.Delete(Root.Value, recursive: true);
        }
    }
}
