using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Control;

/// <summary>The rig file as it was applied: what a file says today may be wired nowhere, and <c>phonerig safe</c> must reach what was moved.</summary>
internal static class RigSnapshot
{
    /// <summary>Keeps a copy of the rig file; whole and on disk, or as it was before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(RigState state, string rigFile)
    {
        var content = File.ReadAllBytes(rigFile);
        WholeFile.Write(state.Snapshot, file => file.Write(content));
    }
}
