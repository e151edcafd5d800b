using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Tests.Control;

/// <summary>A rig's state in a folder of its own, with a short path as sockets want it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prig-");

    public RigState State => new(folder.FullName);

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
