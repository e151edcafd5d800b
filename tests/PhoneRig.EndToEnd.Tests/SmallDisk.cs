using System.Diagnostics;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A disk of a few megabytes for what a rig keeps, that can be filled, emptied and made read-only. Gone after the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string filler;

    /// <summary>Mounts one; the test does not run where that is not allowed.</summary>
    /// <param name="megabytes">Its size.</param>
    public SmallDisk(int megabytes)
    {
        filler = System.IO.Path.Combine(Path, "filler");
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root, to mount a small disk");
        }

        if (Mount("-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path) is { } refused)
        {
            folder.Dispose();
            Assert.Ignore($"needs a machine that mounts: {refused}");
        }
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.Path;

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full: that is what is wanted.
        }
    }

    /// <summary>Frees what was filled.</summary>
    public void Empty() => File.Delete(filler);

    /// <summary>As a kernel does with a card that fails.</summary>
    public void MakeReadOnly() => Assert.That(Mount("-o", "remount,ro", Path), Is.Null);

    public void Dispose()
    {
        using (var unmount = Process.Start("umount", ["-l", Path]))
        {
            unmount.WaitForExit();
        }

        folder.Dispose();
    }

    private static string? Mount(params string[] arguments)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = mount.StandardError.ReadToEnd();
        mount.WaitForExit();
        return mount.ExitCode == 0 ? null : said.Trim();
    }
}
