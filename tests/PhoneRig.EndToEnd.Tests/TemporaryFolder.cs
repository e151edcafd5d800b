namespace PhoneRig.EndToEnd.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where Linux has a file system in memory (man 7 shm_overview).</summary>
    private const string Memory = "/dev/shm";

    /// <summary>A rig's journals of some dozens of runs, several times over: containers have 64 MB there, which is too little.</summary>
    private const long Room = 256 << 20;

    private TemporaryFolder(string path) => Path = path;

    /// <summary>Wherever this machine has its temporary files.</summary>
    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("phonerig-test-").FullName)
    {
    }

    public string Path { get; }

    /// <summary>
    /// In memory, where this machine has room there: a process that is killed loses nothing that it has written, whatever it was written to, and no disk stalls. Else as
    /// the others.
    /// </summary>
    public static TemporaryFolder InMemory() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Room
        ? new TemporaryFolder(Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"phonerig-test-{Guid.NewGuid():N}")).FullName)
        : new TemporaryFolder();

    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
