using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// The rig file as it was applied, with the machine's own phone models that it may name: what the files say today may be wired nowhere, or not read any more, and
/// <c>phonerig safe</c> must reach what was moved.
/// </summary>
public static class RigSnapshot
{
    private const string Phones = "phones";

    /// <summary>Keeps a copy; the rig file's is whole and on disk, or as it was before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Write(RigState state, string rigFile, ConfigFolder folder)
    {
        var content = File.ReadAllBytes(rigFile);
        var models = Path.Combine(state.SnapshotConfig, Phones);
        if (Directory.Exists(models))
        {
            Directory.Delete(models, recursive: true);
        }

        if (folder.Overrides is { } own && Directory.Exists(Path.Combine(own, Phones)))
        {
            Directory.CreateDirectory(models);
            foreach (var model in Directory.EnumerateFiles(Path.Combine(own, Phones), "*.yaml"))
            {
                File.Copy(model, Path.Combine(models, Path.GetFileName(model)));
            }
        }

        WholeFile.Write(state.Snapshot, file => file.Write(content));
    }

    /// <summary>Where a snapshot's phone models are read from.</summary>
    /// <param name="state">The rig's state.</param>
    /// <param name="shipped">The rig-config folder that ships with the program.</param>
    public static ConfigFolder Folder(RigState state, string shipped) => new(shipped, state.SnapshotConfig);
}
