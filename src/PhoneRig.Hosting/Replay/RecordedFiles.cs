using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Replay;

/// <summary>A recording's configuration as files, for as long as it is replayed: readers want files, and tell places in them.</summary>
internal sealed class RecordedFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("phonerig-replay-");

    public RecordedFiles(Recording recording)
    {
        foreach (var (name, content) in recording.Members.Where(member => RecordingForm.IsConfiguration(member.Key)))
        {
            var file = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content.Span);
        }
    }

    /// <summary>The rig file.</summary>
    public string Rig => Path.Combine(folder.FullName, RecordingForm.Rig);

    /// <summary>The rig-config folders.</summary>
    public ConfigFolder Folder => new(Path.Combine(folder.FullName, RecordingForm.Shipped), Path.Combine(folder.FullName, RecordingForm.Overrides));

    public void Dispose() => folder.Delete(recursive: true);
}
