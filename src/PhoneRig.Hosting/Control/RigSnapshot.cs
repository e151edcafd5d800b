using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Control;

/// <summary>The rig file as it was applied: what a file says today may be wired nowhere, and <c>phonerig safe</c> must reach what was moved.</summary>
internal static class RigSnapshot
{
    /// <summary>Keeps a copy of the rig file; whole and on disk, or as it was before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(RigState state, string rigFile)
    {
        var unfinished = state.Snapshot + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(File.ReadAllBytes(rigFile));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, state.Snapshot, overwrite: true);
    }
}
